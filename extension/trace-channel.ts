import { LogLevel, type LogOutputChannel, workspace } from 'vscode';

/**
 * Where the client writes its talk with the server: into the output, at once when the setting says so. By itself the
 * client writes only while the channel's own level is Trace, which nobody who changes the setting knows of.
 */
export function traceChannel(output: LogOutputChannel): LogOutputChannel {
  const level = () => (workspace.getConfiguration('cxa').get('trace.server', 'off') === 'off' ? LogLevel.Off : LogLevel.Trace);
  const onDidChangeLogLevel = (listener: (level: LogLevel) => unknown) =>
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('cxa.trace.server') && listener(level()));
  return Object.create(output, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: onDidChangeLogLevel },
    trace: { value: (message: string) => output.info(message) },
  });
}

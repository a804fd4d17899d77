import { ConfigurationTarget, LogLevel, type LogOutputChannel, workspace } from 'vscode';
import { traceChannel } from '../../extension/trace-channel.ts';

/** Runs in the extension host: what a client that writes to the channel is told, and what is written, at each value of the setting. */
export async function run(): Promise<readonly string[]> {
  const said: string[] = [];
  const output = { logLevel: LogLevel.Info, info: (message: string) => said.push(message) } as unknown as LogOutputChannel;
  const channel = traceChannel(output);
  said.push(LogLevel[channel.logLevel]);
  for (const value of ['messages', 'off']) {
    const told = new Promise<LogLevel>((resolve) => {
      const listening = channel.onDidChangeLogLevel((level) => {
        listening.dispose();
        resolve(level);
      });
    });
    await workspace.getConfiguration('cxa').update('trace.server', value, ConfigurationTarget.Global);
    said.push(`${value}: ${LogLevel[await told]}`);
    channel.trace(`while ${value}`);
  }
  return said;
}

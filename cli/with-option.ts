import { Option } from 'commander';

/** `--with ../help-desk-2.0.0.tgz`: a package as if it were installed in that version. */
export function withOption(): Option {
  return new Option('--with <package>', 'a newer version of an imported package: its folder, or the .tgz file of npm pack; can be repeated').argParser(
    (value: string, before: readonly string[] = []) => [...before, value],
  );
}

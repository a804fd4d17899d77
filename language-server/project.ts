import type { CheckResult } from '../model/check.ts';
import { createChecker } from '../model/check.ts';
import { createFindingOrder } from '../model/check/finding-order.ts';
import type { View } from '../model/check/recording.ts';
import type { ElementId } from '../model/element-base.ts';
import type { Finding } from '../model/finding.ts';
import type { Model, Profile } from '../model/model.ts';
import { actualsFormat } from './actuals/actual-row.ts';
import { createActualsJoiner } from './actuals/join-actuals.ts';
import { createContractFiles } from './contracts/contract-files.ts';
import { createDocumentStore } from './document-store.ts';
import type { DocumentOrigin, DocumentStore, ImportLine } from './document-store.ts';
import type { FileSystem } from './file-system.ts';
import type { Fragment } from './fragment.ts';
import { importFindings } from './import-findings.ts';
import { globExpression } from './glob.ts';
import { resolveImport } from './imports.ts';
import type { ImportAnswer } from './imports.ts';
import { findNearWords } from './near-words.ts';
import { joinObserved } from './observed/join-observed.ts';
import { observedFormat } from './observed/observed-row.ts';
import { readProjectConfig, sketchConfig } from './project-config.ts';
import type { ConfigProblem, ProjectConfig } from './project-config.ts';
import type { ProjectFiles } from './project-finder.ts';
import { readPackages } from './package-contents.ts';
import type { PackageContents } from './package-contents.ts';
import { createModelBuilder } from './project-model.ts';
import { createTableFiles, rowFindings } from './tables/table-files.ts';
import { problemFinding, textFindings } from './text-findings.ts';

/** Everything that is known of a project at one moment. Computed once per change, shared by all who ask. */
export interface ProjectState {
  /** Grows with every change. */
  readonly version: number;
  readonly config: ProjectConfig;
  readonly model: Model;
  readonly fragments: readonly Fragment[];
  /** All findings, sorted; of the text, of the names and of the rules. */
  readonly findings: readonly Finding[];
  readonly check: CheckResult;
  /** The day that decided which waivers have expired, `YYYY-MM-DD`. */
  readonly today: string;
  /** The architecture as it stands at a plateau; today's when undefined. */
  stand(plateau: ElementId | undefined): View;
}

/** A project that is read, watched and checked. Its files are read by `load`; everything else is computed when it is asked for. */
export interface Project {
  /** URI of its folder; of the document itself where that lies in none. */
  readonly root: string;
  /** Whether a file belongs to it by where it lies: below its folder, and not excluded. */
  owns(uri: string): boolean;
  readonly documents: DocumentStore;
  /** Reads the configuration, all files and what they import. */
  load(): Promise<void>;
  /** Sets the text of a document, as an editor does, or with undefined takes it out. */
  setText(uri: string, text: string | undefined): void;
  setConfig(text: string | undefined): void;
  /** Brings in the imports and contracts that a change has added; true when there were any. */
  loadImports(): Promise<boolean>;
  /** The files that an import line brings in; none where it cannot be resolved. */
  importedFiles(from: string, line: ImportLine): readonly string[];
  /** Looks all imports up again, because files have come or gone. */
  reloadImports(): Promise<void>;
  /** Whether it is a file of measured values or of observations that `cxa.json` names, or was a folder of some. */
  readsTable(uri: string): boolean;
  /** Reads such a file, or its folder, again. */
  reloadTable(uri: string): Promise<void>;
  /** Whether it is a contract that its texts name, there or not, or the folder of one. */
  readsContract(uri: string): boolean;
  /** Reads such a file, or those in its folder, again. */
  reloadContract(uri: string): Promise<void>;
  /** The packages that its files could import; read when first asked for, and again when files come or go. */
  packages(): Promise<readonly PackageContents[]>;
  state(): ProjectState;
}

export interface ProjectSettings {
  readonly fileSystem: FileSystem;
  /** `YYYY-MM-DD`; asked whenever something is checked, since an editor may stay open over midnight. */
  today(): string;
  /** Counts a project's versions; from 1 on when left out. */
  nextVersion?(): number;
  /** Stands over the one of `cxa.json`. */
  readonly profile?: Profile;
  /** A plateau's name: only that one is checked. */
  readonly at?: string;
}

export function createProject(files: ProjectFiles, settings: ProjectSettings): Project {
  const { fileSystem } = settings;
  const documents = createDocumentStore();
  const builder = createModelBuilder();
  const actuals = createTableFiles({ format: actualsFormat, fileSystem, root: files.root, isExcluded });
  const observed = createTableFiles({ format: observedFormat, fileSystem, root: files.root, isExcluded });
  const joinActuals = createActualsJoiner();
  const contracts = createContractFiles(fileSystem);
  const checker = createChecker();
  const order = createFindingOrder();
  const unreadable = new Map<string, string>();
  const imports = new Map<string, ImportAnswer>();
  const imported = new Set<string>();
  let config: ProjectConfig = sketchConfig;
  let configProblems: readonly ConfigProblem[] = [];
  let excluded: readonly RegExp[] = [];
  let version = 0;
  let state: ProjectState | undefined;
  let packages: Promise<readonly PackageContents[]> | undefined;

  function changed(): void {
    version = settings.nextVersion?.() ?? version + 1;
    state = undefined;
  }

  function setConfig(text: string | undefined): void {
    const reading = text === undefined ? { config: sketchConfig, problems: [] } : readProjectConfig(text);
    config = settings.profile ? { ...reading.config, profile: settings.profile } : reading.config;
    configProblems = reading.problems;
    excluded = config.exclude.map(globExpression);
    changed();
  }

  async function loadDocument(uri: string, origin?: DocumentOrigin, reading = fileSystem.read(uri)): Promise<void> {
    const file = await reading;
    if ('text' in file) {
      unreadable.delete(uri);
      documents.put(uri, file.text, origin);
    } else unreadable.set(uri, file.problem);
  }

  async function loadImports(): Promise<boolean> {
    let found = false;
    for (let open = pendingImports(); open.length > 0; open = pendingImports()) {
      for (const { from, line } of open) {
        const answer = await resolveImport(fileSystem, from, line.path);
        imports.set(importKey(from, line), answer);
        for (const uri of filesOf(answer)) {
          const known = documents.get(uri);
          // The import that stands first gives its names; that another one gives others is said there.
          if (known && (!imported.has(uri) || known.prefix === line.prefix || isWanted(uri, known.prefix))) continue;
          documents.remove(uri);
          imported.add(uri);
          await loadDocument(uri, { prefix: line.prefix, isImported: true });
        }
      }
      found = true;
      changed();
    }
    const dropped = dropImported();
    const isNamed = await contracts.follow(documents.fragments());
    if (isNamed) changed();
    return dropped || found || isNamed;
  }

  function isWanted(uri: string, prefix: string): boolean {
    return importLines().some(({ from, line }) => line.prefix === prefix && filesOf(imports.get(importKey(from, line))).includes(uri));
  }

  /** Takes out what no import leads to any more; true when there was any. */
  function dropImported(): boolean {
    const before = imported.size;
    for (let left = -1; imported.size > 0 && left !== imported.size; ) {
      left = imported.size;
      const lines = importLines();
      const keys = new Set(lines.map(({ from, line }) => importKey(from, line)));
      // An import that is written again later is looked up again.
      for (const key of imports.keys()) if (!keys.has(key)) imports.delete(key);
      const wanted = new Set(lines.flatMap(({ from, line }) => filesOf(imports.get(importKey(from, line)))));
      for (const uri of [...imported].filter((each) => !wanted.has(each))) {
        imported.delete(uri);
        documents.remove(uri);
        unreadable.delete(uri);
        changed();
      }
    }
    return imported.size < before;
  }

  function isExcluded(uri: string): boolean {
    if (excluded.length === 0) return false;
    const path = decodeURI(uri.slice(files.root.length + 1));
    return excluded.some((pattern) => pattern.test(path));
  }

  function pendingImports(): { readonly from: string; readonly line: ImportLine }[] {
    return importLines().filter(({ from, line }) => !imports.has(importKey(from, line)));
  }

  function importLines(): { readonly from: string; readonly line: ImportLine }[] {
    return documents.all().flatMap((document) => document.imports.map((line) => ({ from: document.uri, line })));
  }

  function compute(): ProjectState {
    const fragments = documents.fragments();
    const built = { ...builder.build(config.name ?? folderName(files.root), fragments), contracts: contracts.all() };
    const measured = joinActuals(built, actuals.all());
    const { model, problems } = joinObserved(measured.model, observed.all());
    const rowProblems = [...measured.problems, ...problems];
    const plateau = settings.at === undefined ? undefined : (`plateau:${settings.at}` as ElementId);
    const today = settings.today();
    const check = checker.check(model, {
      profile: config.profile,
      rules: config.rules,
      today,
      ...(plateau !== undefined && { at: plateau }),
    });
    const findings = [
      ...[...configProblems, ...actuals.patternProblems(), ...observed.patternProblems()].map((problem) =>
        problemFinding('project', 'error', problem.message, { file: files.config ?? files.root, range: problem.range }),
      ),
      ...[...unreadable].map(([uri, message]) => problemFinding('syntax', 'error', message, startOf(uri))),
      ...rowFindings(rowProblems),
      ...importFindings(
        importLines().map(({ from, line }) => ({ from, line, answer: imports.get(importKey(from, line)) })),
        (uri) => (imported.has(uri) ? documents.get(uri)?.prefix : undefined),
      ),
      ...textFindings(
        fragments.map((fragment) => ({ fragment, broken: documents.get(fragment.uri)?.broken })),
        config.profile,
      ),
      ...findNearWords(model),
      // What is wrong with the settings of rules has no place in the model.
      ...check.findings.map((finding) => (finding.source ? finding : { ...finding, source: startOf(files.config ?? files.root) })),
    ];
    return {
      version,
      config,
      model,
      fragments,
      check,
      today,
      findings: order(findings),
      stand: (plateau) => checker.stand(model, plateau),
    };
  }

  return {
    root: files.root,
    documents,
    setConfig,
    loadImports,
    importedFiles: (from, line) => filesOf(imports.get(importKey(from, line))),
    owns: (uri) => uri === files.root || (uri.endsWith('.cxa') && uri.startsWith(`${files.root}/`) && !isExcluded(uri)),
    readsTable: (uri) => actuals.concerns(uri) || observed.concerns(uri),
    async reloadTable(uri) {
      for (const tables of [actuals, observed]) {
        if (tables.concerns(uri) && (await tables.refresh(uri))) changed();
      }
    },
    readsContract: contracts.concerns,
    async reloadContract(uri) {
      if (await contracts.refresh(uri)) changed();
    },
    packages() {
      packages ??= readPackages(fileSystem, `${files.root}/project.cxa`);
      return packages;
    },
    async reloadImports() {
      imports.clear();
      packages = undefined;
      await loadImports();
    },
    async load() {
      const configFile = files.config === undefined ? undefined : await fileSystem.read(files.config);
      setConfig(configFile && ('text' in configFile ? configFile.text : '{}'));
      if (files.config !== undefined && configFile && 'problem' in configFile) unreadable.set(files.config, configFile.problem);
      // All at once: over a network each takes its time.
      const readings = files.documents.filter((uri) => !isExcluded(uri)).map((uri) => ({ uri, reading: fileSystem.read(uri) }));
      for (const { uri, reading } of readings) await loadDocument(uri, undefined, reading);
      await loadImports();
      await actuals.load(config.actuals);
      await observed.load(config.telemetry);
      changed();
    },
    setText(uri, text) {
      if (text === undefined) {
        documents.remove(uri);
        unreadable.delete(uri);
      } else documents.put(uri, text, documents.get(uri));
      changed();
    },
    state() {
      state ??= compute();
      return state;
    },
  };
}

function filesOf(answer: ImportAnswer | undefined): readonly string[] {
  return answer && 'files' in answer ? answer.files : [];
}

function importKey(from: string, line: ImportLine): string {
  return `${from} ${line.path} ${line.prefix}`;
}

function startOf(uri: string) {
  const start = { line: 0, character: 0 };
  return { file: uri, range: { start, end: start } };
}

function folderName(root: string): string {
  return decodeURIComponent(root.slice(root.lastIndexOf('/') + 1));
}

import { readChannel } from './channel-elements.ts';
import { readTemplate } from './read-body.ts';
import {
  readArchitecture,
  readBoundary,
  readCapability,
  readContextItem,
  readIntent,
  readPersona,
  readPlain,
  readPlateau,
  readTeam,
} from './simple-elements.ts';
import { readData, readSystem } from './system-elements.ts';

/** One reader for each declaration that is known by its name alone; arrows, journeys, views and waivers are read where they stand. */
export const declarationReaders = {
  Architecture: readArchitecture,
  Team: readTeam,
  Persona: readPersona,
  Boundary: readBoundary,
  Intent: readIntent,
  ContextItem: readContextItem,
  Channel: readChannel,
  Capability: readCapability,
  System: readSystem,
  Data: readData,
  Plateau: readPlateau,
  Communication: readPlain('communication'),
  Policy: readPlain('policy'),
  Processing: readPlain('processing'),
  Metric: readPlain('metric'),
  Outcome: readPlain('outcome'),
  Initiative: readPlain('initiative'),
  Decision: readPlain('decision'),
  Requirement: readPlain('requirement'),
  Assumption: readPlain('assumption'),
  Problem: readPlain('problem'),
  Risk: readPlain('risk'),
  Programme: readPlain('programme'),
  Template: readTemplate,
} as const;

import { readPlateau } from './change-elements.ts';
import { readChannel } from './channel-elements.ts';
import { readCommunication, readPolicy } from './communication-elements.ts';
import { readData, readProcessing } from './data-elements.ts';
import { readAssumption, readDecision, readInitiative, readProblem, readRequirement, readRisk } from './decision-elements.ts';
import { readMetric, readOutcome } from './outcome-elements.ts';
import { readArchitecture, readBoundary, readContextItem, readIntent, readPersona, readTeam } from './people-elements.ts';
import { readTemplate } from './read-body.ts';
import { readCapability, readSystem } from './system-elements.ts';

/**
 * One reader for each declaration that is known by its name alone; arrows, migrations, journeys, programmes, views and
 * waivers are read where they stand.
 */
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
  Processing: readProcessing,
  Communication: readCommunication,
  Policy: readPolicy,
  Metric: readMetric,
  Outcome: readOutcome,
  Initiative: readInitiative,
  Decision: readDecision,
  Requirement: readRequirement,
  Assumption: readAssumption,
  Problem: readProblem,
  Risk: readRisk,
  Plateau: readPlateau,
  Template: readTemplate,
} as const;

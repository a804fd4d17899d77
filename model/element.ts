import type { Channel, Handover } from './elements/channels.ts';
import type { Migration, Plateau } from './elements/change.ts';
import type { Communication, Policy } from './elements/communications.ts';
import type { DataEntity, IdentityLink, Processing } from './elements/data.ts';
import type { Journey, Step, Transition } from './elements/journeys.ts';
import type { Assumption, Decision, Initiative, Metric, Outcome, Problem, Requirement, Risk } from './elements/outcomes.ts';
import type { Architecture, Boundary, ContextItem, Intent, Persona, Team } from './elements/people.ts';
import type { Gate, Milestone, Programme } from './elements/programme.ts';
import type { Conformance, Template, TemplateUse } from './elements/reuse.ts';
import type { Capability, Integration, System } from './elements/systems.ts';
import type { ViewDeclaration, Waiver } from './elements/views.ts';

export type * from './carried.ts';
export type * from './elements/channels.ts';
export type * from './elements/change.ts';
export type * from './elements/communications.ts';
export type * from './elements/data.ts';
export type * from './elements/journeys.ts';
export type * from './elements/outcomes.ts';
export type * from './elements/people.ts';
export type * from './elements/programme.ts';
export type * from './elements/reuse.ts';
export type * from './elements/systems.ts';
export type * from './elements/views.ts';

/** Everything that can be declared. */
export type Element =
  | Architecture
  | Team
  | Persona
  | Boundary
  | Intent
  | ContextItem
  | Channel
  | Handover
  | Capability
  | System
  | Integration
  | DataEntity
  | IdentityLink
  | Processing
  | Journey
  | Step
  | Transition
  | Communication
  | Policy
  | Metric
  | Outcome
  | Initiative
  | Decision
  | Requirement
  | Assumption
  | Problem
  | Risk
  | Plateau
  | Migration
  | Programme
  | Milestone
  | Gate
  | Template
  | ViewDeclaration
  | TemplateUse
  | Conformance
  | Waiver;

export type Kind = Element['kind'];

/** The element of one kind: `ElementOf<'system'>`. */
export type ElementOf<K extends Kind> = Extract<Element, { kind: K }>;

import { quoteText } from './quote-text.ts';

/** A small architecture to begin with: three systems and a journey on which something gets lost. */
export const starterText = `// Where is my order? From the bot to a person, without telling it all again.
architecture shop "My shop"

team service "Customer service" { unit }
persona sam "Sam, first order" { goal "Know when it comes" }

channel chat "Web chat" { hours 24x7  staffed 24x7  auth identified  served by bot, desk }
channel phone "Phone" { kind voice  hours 24x7  staffed 24x7  auth identified  served by desk }

// What travels with the customer. The agent needs the summary too: add it here and the break is gone.
handover chat -> phone warm { carries orderNo, intent }

data Order "Order" { class personal  identifiers orderNo  owner service }

system bot "Chat bot" { kind chatbot  owner service }
system desk "Agent desktop" { kind ccaas  owner service }
system orders "Order system" { kind oms  owner service  masters Order }

bot -> orders "Order status" by rest { carries orderNo  returns Order  owner service }
desk -> orders "Look it up" by rest { carries orderNo  returns Order  owner service }

journey whereIsIt "Where is my order?" {
  for sam  accountable service  owner service  volume 4000/month
  step ask "Asks the bot" on chat using bot -> orders {
    actor bot  brings orderNo  needs Order  produces intent, summary
  }
  step talk "Is called by an agent" on phone using desk -> orders {
    actor agent  needs Order, intent, summary
  }
  ask -> talk 35% when "It is late"
  ask -> end 65% when "It is on its way"
}
`;

export interface StarterFile {
  readonly name: string;
  readonly text: string;
}

/** A kind of new project that the editor and `cxa init` offer. */
export interface StarterTemplate {
  /** What `cxa init --template` calls it. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** For an architecture of that name. */
  files(name: string): readonly StarterFile[];
}

/** The first is the one to begin with: small, without an error, and with one warning whose quick fix heals the picture. */
export const starterTemplates: readonly [StarterTemplate, ...StarterTemplate[]] = [
  {
    name: 'order',
    title: 'Where is my order?',
    description: 'three systems and a journey on which something gets lost: heal it with one quick fix',
    files: (name) => [settingsFile(name), { name: 'main.cxa', text: starterText.replace('"My shop"', quoteText(name)) }],
  },
  {
    name: 'empty',
    title: 'Empty',
    description: 'the settings and one line',
    files: (name) => [settingsFile(name), { name: 'main.cxa', text: `architecture main ${quoteText(name)}\n\n` }],
  },
];

/** The project that `cxa init` writes when no other is named. */
export const starterFiles: readonly StarterFile[] = starterTemplates[0].files('My shop');

/** The `cxa.json` of a project that begins. */
export function settingsFile(name: string): StarterFile {
  return { name: 'cxa.json', text: `{\n  "name": ${JSON.stringify(name)},\n  "profile": "design"\n}\n` };
}


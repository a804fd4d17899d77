/** Texts of an architecture as people draw one: systems in boundaries of seven, five channels, half as many integrations again as systems. */
export function landscapeProject(systems: number): ReadonlyMap<string, string> {
  const lines = ['architecture landscape "A landscape"', 'team team1 "Team 1"', 'persona customer "Customer"'];
  for (let group = 0; group * groupSize < systems; group++) {
    lines.push(`boundary group${group} "Group ${group}" { owner team1 }`);
    for (let n = group * groupSize; n < Math.min(systems, (group + 1) * groupSize); n++) {
      lines.push(`system s${n} "System number ${n}" { in group${group}  kind ${kinds[n % kinds.length]}  owner team1  availability 99.${String(n % 90).padStart(2, '0')}% }`);
    }
  }
  for (const [n, name] of channels.entries()) {
    lines.push(`channel ${name} "Channel ${name}" { hours 24x7  auth identified  served by s${Math.floor((n * systems) / channels.length)} }`);
  }
  for (let n = 0; n < systems * 1.5; n++) {
    const from = (n * 7) % systems;
    // Two of three stay in their group.
    const to = n % 3 === 0 ? (from + groupSize + n) % systems : Math.floor(from / groupSize) * groupSize + ((from + 1 + (n % 4)) % groupSize);
    if (from !== to && to < systems) lines.push(`s${from} -> s${to} as link${n} by ${n % 4 === 0 ? 'event' : 'rest'} { carries customerId  p95 ${100 + n}ms }`);
  }
  return new Map([
    ['cxa.json', '{ "name": "landscape", "profile": "design" }\n'],
    ['landscape.cxa', `${lines.join('\n')}\n`],
  ]);
}

const groupSize = 7;
const channels = ['web', 'app', 'chat', 'voice', 'email'];
const kinds = ['crm', 'erp', 'ccaas', 'commerce', 'billing', 'knowledge'];

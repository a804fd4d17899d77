// Loaded into a program that is measured: when it ends, it says on its fourth stream what it took.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ busy: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
});

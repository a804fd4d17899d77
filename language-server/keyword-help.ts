/** One line for each keyword, shown on hover. */
export const keywordHelp: Readonly<Record<string, string>> = {};

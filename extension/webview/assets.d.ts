/** The build inlines these files as text. */
declare module '*.svg' {
  const text: string;
  export default text;
}

declare module '*.css';

/** Colours of a terminal. Types only. */
type Style = 'red' | 'yellow' | 'magenta' | 'green' | 'bold' | 'dim';
/** Colours `text`, or leaves it as it is when the terminal has no colour. */
export type Paint = (style: Style, text: string) => string;

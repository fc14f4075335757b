/** Column widths of the list on a wide screen; head and rows share them. */
export const listColumns =
  "lg:grid lg:gap-x-2.5 lg:grid-cols-[16px_142px_minmax(92px,1fr)_minmax(120px,1.6fr)_104px_112px_112px_60px_104px_60px] 2xl:grid-cols-[16px_150px_minmax(92px,1fr)_minmax(120px,1.6fr)_minmax(104px,1.2fr)_112px_140px_72px_150px_64px]";

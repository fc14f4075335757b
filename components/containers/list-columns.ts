/** Column widths of the list on a wide screen; head and rows share them. */
export const listColumns =
  "lg:grid lg:gap-x-2.5 lg:grid-cols-[16px_126px_minmax(92px,1fr)_minmax(120px,1.6fr)_minmax(104px,0.2fr)_112px_118px_62px_116px_60px] 2xl:grid-cols-[16px_140px_minmax(92px,1fr)_minmax(120px,1.6fr)_minmax(104px,1.2fr)_112px_140px_72px_150px_64px]";

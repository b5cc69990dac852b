/** What the panel shows after its first picture, in one file to fetch. */

export { Underway } from '../actions/ActionNotices.tsx';
export { NoShowNotice } from '../actions/NoShowNotice.tsx';
export { BookingDetails, BookingFields } from '../booking/BookingDetails.tsx';
export { CompanyLine } from '../customer/CompanyLine.tsx';
export { Reach } from '../customer/CoverageFooter.tsx';
export { CustomerMenu } from '../customer/CustomerMenu.tsx';
export { GroupHeader } from '../customer/GroupHeader.tsx';
export { KeyNotice } from '../customer/KeyNotice.tsx';
export { PeopleSwitch } from '../customer/PeopleSwitch.tsx';
export { Coverage } from '../customer/StatusNotice.tsx';
export { Outcomes } from '../outcomes/Outcomes.tsx';
export { AskedBanner, Colleagues, PageFacts } from '../page/PageFacts.tsx';
export { NobodyShown } from '../page/PageNotice.tsx';
export { Finder } from '../search/PanelSearch.tsx';

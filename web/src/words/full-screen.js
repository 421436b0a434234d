/** What the button for the full screen says. */
export const fullScreen = 'Full screen';
export const leaveFullScreen = 'Leave full screen';

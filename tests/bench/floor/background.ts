chrome.commands.onCommand.addListener((_command, tab) => {
  if (tab?.windowId !== undefined) void chrome.sidePanel.open({ windowId: tab.windowId });
});

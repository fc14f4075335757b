/** A procedure's name as words that a person reads: "containers.setAutostart" is "Set autostart". */
export function describeAction(action: string): string {
  const verb = action
    .slice(action.lastIndexOf(".") + 1)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return named[action] ?? verb.charAt(0).toUpperCase() + verb.slice(1);
}

const named: Record<string, string> = {
  "builds.start": "Build",
  "drafts.create": "Begin a draft",
  "drafts.update": "Change a draft",
  "drafts.discard": "Discard a draft",
  "auth.createLink": "Make a sign-in link",
  "auth.redeem": "Sign in with a link",
  "denials.answer": "Change because of a denial",
  "denials.undo": "Take such a change back",
  "denials.dismiss": "Dismiss denials",
  "denials.restore": "Bring denials back",
  "jobs.cancel": "Cancel",
};

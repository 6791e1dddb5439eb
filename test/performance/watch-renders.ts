interface Fiber {
  type: unknown;
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
}

interface CommitHook {
  supportsFiber: boolean;
  inject: () => number;
  onCommitFiberRoot: (id: number, root: { current: Fiber }, ...rest: unknown[]) => void;
  onCommitFiberUnmount: () => void;
}

/** What React sets on a fiber whose function ran; its developer tools read the same. */
const performedWork = 1;

const commits: string[][] = [];

const holder = globalThis as unknown as { __REACT_DEVTOOLS_GLOBAL_HOOK__?: CommitHook };
// React looks for the hook when it loads, so this file has to be imported before it.
const hook = (holder.__REACT_DEVTOOLS_GLOBAL_HOOK__ ??= {
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberRoot: () => {},
  onCommitFiberUnmount: () => {},
});
const inner = hook.onCommitFiberRoot;
hook.onCommitFiberRoot = (id, root, ...rest) => {
  commits.push(renderedIn(root.current));
  inner.call(hook, id, root, ...rest);
};

/** The components whose functions ran, one list a commit, since it was last called. */
export function takeCommits(): string[][] {
  return commits.splice(0);
}

function renderedIn(fiber: Fiber): string[] {
  const names: string[] = [];
  const visit = (next: Fiber): void => {
    const name = nameOf(next.type);
    if (name && next.flags & performedWork) names.push(name);
    // Children that are the same fibers were not looked at, and carry the flags of an earlier commit.
    if (next.child === next.alternate?.child) return;
    for (let child = next.child; child; child = child.sibling) visit(child);
  };
  visit(fiber);
  return names;
}

function nameOf(type: unknown): string {
  if (typeof type === 'function') return type.name;
  if (typeof type !== 'object' || type === null) return '';
  const { render, type: wrapped } = type as { render?: unknown; type?: unknown };
  return nameOf(render ?? wrapped);
}

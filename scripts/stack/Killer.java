package stack;

import kube.NamespaceScope;

/** The pod of manifests/experiments/kill.yaml: ends processes of its own user on its node without warning. */
public final class Killer {
    private final NamespaceScope space;

    Killer(NamespaceScope space) {
        this.space = space;
    }

    /**
     * Sends SIGKILL to what runs in one of a component's pods on the killer's node; throws UserError if there was none to kill
     * within a minute.
     */
    public void kill(StackComponent victim) {
        new CrashTest("killer", space, victim).kill();
    }
}

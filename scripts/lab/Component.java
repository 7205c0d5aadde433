package lab;

/**
 * One daemon of the node.
 *
 * @param name as {@code lab logs} takes it
 * @param pid its process on this machine; 0 while there is none
 * @param rssKib its resident memory in KiB
 * @param restarts how often it was started again
 * @param up whether it runs and answered its last health check
 * @param problem why it is not up; empty if it is
 */
public record Component(String name, long pid, long rssKib, int restarts, boolean up, String problem) {
    Component at(long hostPid) {
        return new Component(name, hostPid, rssKib, restarts, up, problem);
    }
}

/**
 * A chapter's conversation with its cluster, written down in a live run and replayed without one.
 *
 * <p>{@link recording.Recorder} lets every request through to the API server and writes down question, answer and time;
 * {@link recording.Replay} answers the same questions from that file and opens no socket. Both stand in the place of
 * fabric8's HTTP client, which everything that asks a cluster goes through: the Kubernetes client itself, and the queries,
 * which take the API server's service proxy.
 *
 * <p>Both also set the clock ({@link recording.RecordedTime}): it moves with answers and waits alone. So a replay reads the
 * times that the recorded run read, and the questions that hold a time are the same to the letter.
 *
 * <p>Left to others: what the questions are ({@code kube}, {@code query}), and who records when ({@code notebook},
 * {@code command}). It imports {@code base} alone.
 */
package recording;

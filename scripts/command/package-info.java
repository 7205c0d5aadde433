/**
 * What a person types: one class for each command, named after what it does.
 *
 * <p>Duties: options and their help, the order of the calls, what is printed, the exit code, which the
 * table in the README explains.
 *
 * <p>Left to others: all the work. A command longer than a screen has taken some of it over.
 *
 * <p>{@link command.DemoCommand} puts them together; called by {@code Demo} and by tests.
 */
package command;

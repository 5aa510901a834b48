package dev.signlab.shell.command;

/**
 * One argument of a command.
 *
 * @param name what it is called in help, such as {@code IMAGE}
 * @param description one line for help
 * @param completion what it can be
 * @param required whether it must be given
 * @param repeatable whether it may be given several times; only the last one of a command may
 */
public record Argument(
    String name, String description, Completion completion, boolean required, boolean repeatable) {}

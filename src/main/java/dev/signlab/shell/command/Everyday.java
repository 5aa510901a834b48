package dev.signlab.shell.command;

/** The groups of commands that every shell has: they look around, or look after files. */
public final class Everyday {

  /** The group of what concerns the shell itself. */
  public static final String SHELL = "Shell";

  /** The group of what looks after files. */
  public static final String FILES = "Files";

  /** Of this program the lab has a few words, and the machine all others. */
  public static final String SHARED = "openssl";

  private Everyday() {}

  /** Tells whether a command is such a one. */
  public static boolean has(CommandSpec spec) {
    return spec.group().equals(SHELL) || spec.group().equals(FILES);
  }
}

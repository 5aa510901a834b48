package dev.signlab.shell.machine;

import java.nio.file.Path;

/** How tools that a text starts reach the session for which it runs. */
@FunctionalInterface
public interface ToolCalls {

  /**
   * What a tool needs to hand its command over.
   *
   * @param launcher runs a command of the lab's in a process of its own, where handing over fails
   * @param call the script that hands a command over
   * @param end takes no more commands
   */
  record Way(Path launcher, Path call, Runnable end) {}

  /**
   * Begins to take the commands of tools, until that is ended, or this process.
   *
   * @param file where tools are told how to call; its owner alone may read it
   * @param programs the folder of the tools
   * @throws dev.signlab.diagnostic.LabException when nothing can be listened on
   */
  Way begin(Path file, Path programs);
}

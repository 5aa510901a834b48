package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.snapshot.Snapshot;
import dev.signlab.environment.world.Bookmarks;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.fault.OpenFault;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The words for states that a learner has named: bookmark, bookmarks, back. */
final class BookmarkCommands {

  private static final String DELETE = "delete";
  private static final String REPLACE = "replace";
  private static final String EARLIER = "-";

  private BookmarkCommands() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(
            LabCommand.spec("bookmark", "Give the state of this world a name, to come back to it")
                .argument("NAME", "the name", Completion.BOOKMARK)
                .flag(Flag.toggle(REPLACE, "in place of the bookmark of that name"))
                .flag(Flag.toggle(DELETE, "delete the bookmark of that name"))
                .example("bookmark signed")
                .build(),
            BookmarkCommands::bookmark),
        new LabCommand(
            LabCommand.spec("bookmarks", "List the states that have a name").build(),
            BookmarkCommands::list),
        new LabCommand(
            LabCommand.spec("back", "Put the world back to a bookmark")
                .argument(
                    "NAME",
                    "the bookmark; - is where you were before the last step back",
                    Completion.BOOKMARK)
                .example("back signed")
                .destructive()
                .build(),
            BookmarkCommands::back));
  }

  private static int bookmark(Sitting sitting, Invocation invocation) {
    Bookmarks bookmarks = bookmarks(invocation);
    String name = invocation.argument(0);
    if (invocation.isOn(DELETE)) {
      bookmarks.delete(name);
      invocation.screen().out("bookmark " + name + " deleted");
      return Command.OK;
    }
    OpenFault.requireNone(invocation.service(World.class));
    if (bookmarks.has(name) && !invocation.isOn(REPLACE)) {
      throw Problem.of("there is a bookmark " + name)
          .expected("another name, or a word that it may go")
          .found(name)
          .hint("to keep this state in its place", "bookmark --replace " + name)
          .hint("what has changed since", "diff " + name)
          .asException();
    }
    Snapshot kept = bookmarks.save(name);
    invocation
        .screen()
        .out("bookmark %s: %s; back with  back %s".formatted(name, size(kept), name));
    return Command.OK;
  }

  private static int list(Sitting sitting, Invocation invocation) {
    List<Snapshot> all = bookmarks(invocation).list();
    if (all.isEmpty()) {
      invocation.screen().out("no bookmarks; set one with  bookmark NAME");
    }
    all.forEach(
        each ->
            invocation
                .screen()
                .out(
                    "  %-20s %s  %s"
                        .formatted(
                            each.name(),
                            each.taken().truncatedTo(ChronoUnit.SECONDS),
                            size(each))));
    return Command.OK;
  }

  private static int back(Sitting sitting, Invocation invocation) {
    Bookmarks bookmarks = bookmarks(invocation);
    String name = invocation.argument(0);
    Optional<OpenFault> fault = OpenFault.in(invocation.service(World.class));
    List<String> unknown = name.equals(EARLIER) ? earlier(bookmarks) : bookmarks.restore(name);
    fault.ifPresent(OpenFault::startAgain);
    sitting.lab().forgetTried();
    sitting.forget();
    BackCommands.forgetJava(invocation);
    String where = name.equals(EARLIER) ? "where you were" : "the bookmark " + name;
    invocation.screen().out("Back to " + where + " (registry, images, keys, files, clock).");
    WayCommands.print(invocation, Lab.left(unknown));
    return Command.OK;
  }

  private static List<String> earlier(Bookmarks bookmarks) {
    if (!bookmarks.hasEarlier()) {
      throw Problem.of("no step back was taken yet")
          .expected("an undo or a back before")
          .found("none")
          .command("bookmarks")
          .asException();
    }
    return bookmarks.restoreEarlier();
  }

  private static String size(Snapshot snapshot) {
    return Math.max(1, snapshot.size() >> 10) + " KiB";
  }

  private static Bookmarks bookmarks(Invocation invocation) {
    return new Bookmarks(invocation.service(World.class));
  }
}

package dev.signlab.shell.compare;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.compare.Comparison;
import dev.signlab.environment.world.Bookmarks;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.util.Optional;

/** {@code diff} and {@code diff NAME}: what has changed in the world since a state was kept. */
public final class WorldDiff {

  private WorldDiff() {}

  /**
   * Tells what has changed since a bookmark, or without a name since the open task began, or else
   * since the latest bookmark.
   *
   * @return 0 when nothing has, 1 when something has, as diff does
   */
  public static int run(Optional<String> name, Invocation invocation) {
    Since since = since(name, invocation);
    Screen screen = invocation.screen();
    if (since.comparison().changes().isEmpty()) {
      screen.out("nothing has changed since " + since.words());
      return 0;
    }
    screen.out("since " + since.words());
    ChangeLines.of(since.comparison().changes(), screen.style()).forEach(screen::out);
    return 1;
  }

  private record Since(String words, Comparison comparison) {}

  private static Since since(Optional<String> name, Invocation invocation) {
    Bookmarks bookmarks = new Bookmarks(invocation.service(World.class));
    if (name.isPresent()) {
      return new Since("the bookmark " + name.get(), bookmarks.compare(name.get()));
    }
    Optional<String> task = invocation.service(Lab.class).beginning();
    if (task.isPresent()) {
      return new Since("the open task began", bookmarks.compareTo(task.get()));
    }
    return bookmarks.list().reversed().stream()
        .findFirst()
        .map(last -> since(Optional.of(last.name()), invocation))
        .orElseThrow(
            () ->
                Problem.of("nothing was kept to compare with")
                    .expected("an open task, a bookmark, or two files")
                    .found("none")
                    .hint("to compare with later", "bookmark here")
                    .exitStatus(Problem.USAGE)
                    .asException());
  }
}

package dev.signlab.shell.lab;

import dev.signlab.content.document.Document;
import dev.signlab.content.render.AnsiRenderer;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.util.List;

/** Shows the background of a task: what its page leaves for the learner to find out, and more. */
final class WhyCommand {

  private WhyCommand() {}

  static Command command() {
    return new LabCommand(
        LabCommand.spec("why", "Show the background of a task, answers included")
            .optionalArgument(
                "TASK", "a task of this lab; the open one if left out", Completion.NONE)
            .example("why port")
            .build(),
        WhyCommand::run);
  }

  private static int run(Sitting sitting, Invocation invocation) {
    Current current = sitting.lab().requireCurrent();
    Task task = invocation.optionalArgument(0).map(id -> task(current, id)).orElse(current.task());
    Document page =
        sitting
            .lessons()
            .background(current.scenario(), task)
            .orElseThrow(() -> none(sitting, current, task));
    new AnsiRenderer(Glyphs.look(invocation.screen().style()))
        .page(page)
        .forEach(invocation.screen()::out);
    return Command.OK;
  }

  private static Task task(Current current, String id) {
    List<Task> tasks = current.scenario().tasks();
    return tasks.stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("this lab has no task " + id)
                    .expected(String.join(", ", tasks.stream().map(Task::id).toList()))
                    .found(id)
                    .asException());
  }

  private static LabException none(Sitting sitting, Current current, Task task) {
    List<String> others =
        current.scenario().tasks().stream()
            .filter(other -> sitting.lessons().background(current.scenario(), other).isPresent())
            .map(Task::id)
            .toList();
    Problem.Builder problem =
        Problem.of("no more is written about the task " + task.id()).tried("find its background");
    others.forEach(other -> problem.command("why " + other));
    return problem.asException();
  }
}

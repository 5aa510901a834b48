package dev.signlab.shell.spring;

import dev.signlab.diagnostic.Cause;
import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.CommandTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;

/** Completes the words behind a command's name from its specification. */
final class SpecCompletion implements CompletionProvider {

  private final CommandSpec spec;
  private final Session session;

  SpecCompletion(CommandSpec spec, Session session) {
    this.spec = spec;
    this.session = session;
  }

  /** Returns proposals; the context's words begin with the command's name. */
  @Override
  public List<CompletionProposal> apply(CompletionContext context) {
    int named = (int) spec.name().chars().filter(c -> c == ' ').count() + 1;
    List<String> before = context.getWords().subList(named, context.getWordIndex());
    String word = context.getWords().get(context.getWordIndex());
    return proposals(before, word.substring(0, Math.min(context.getPosition(), word.length())));
  }

  private List<CompletionProposal> proposals(List<String> before, String typed) {
    Optional<Flag> open = openFlag(before);
    if (open.isPresent()) {
      return values(open.get().completion(), typed, "");
    }
    int equals = typed.indexOf('=');
    if (typed.startsWith("--") && equals > 0) {
      String name = typed.substring(2, equals);
      Completion kind = spec.flag(name).map(Flag::completion).orElse(Completion.NONE);
      return values(kind, typed.substring(equals + 1), typed.substring(0, equals + 1));
    }
    return typed.startsWith("-") ? flags(before, typed) : arguments(before, typed);
  }

  /** Returns the flag that still waits for its value. */
  private Optional<Flag> openFlag(List<String> before) {
    if (before.isEmpty() || !before.getLast().startsWith("-") || before.getLast().contains("=")) {
      return Optional.empty();
    }
    String last = before.getLast();
    String name = last.substring(last.startsWith("--") ? 2 : 1);
    return spec.flag(name).filter(flag -> !flag.isToggle());
  }

  private List<CompletionProposal> flags(List<String> before, String typed) {
    return spec.flags().stream()
        .filter(flag -> flag.deprecated().isEmpty())
        .filter(flag -> flag.type().isRepeatable() || !before.contains("--" + flag.name()))
        .filter(flag -> ("--" + flag.name()).startsWith(typed))
        .map(flag -> proposal("--" + flag.name()).description(flag.description()))
        .toList();
  }

  private List<CompletionProposal> arguments(List<String> before, String typed) {
    int index = 0;
    for (int i = 0; i < before.size(); i++) {
      boolean value = openFlag(before.subList(0, i)).isPresent();
      index += value || before.get(i).startsWith("-") ? 0 : 1;
    }
    if (spec.arguments().isEmpty()) {
      return List.of();
    }
    Argument last = spec.arguments().getLast();
    boolean beyond = index >= spec.arguments().size();
    if (beyond && !last.repeatable()) {
      return List.of();
    }
    Argument argument = beyond ? last : spec.arguments().get(index);
    return values(argument.completion(), typed, "");
  }

  private List<CompletionProposal> values(Completion kind, String typed, String before) {
    Stream<String> values =
        switch (kind) {
          case NONE -> Stream.of();
          case FILE -> FileCandidates.of(typed, session.directory(), session.home()).stream();
          case CAUSE -> Cause.names().stream();
          case COMMAND -> commandNames();
          case IMAGE, REPOSITORY -> images(kind, typed);
          case SCENARIO, EVIDENCE, BOOKMARK, FAULT, TERM ->
              session.service(Candidates.class).of(kind, session).stream();
        };
    return values
        .filter(value -> value.startsWith(typed))
        .map(value -> proposal(before + value).complete(!value.endsWith("/")))
        .toList();
  }

  private Stream<String> images(Completion kind, String typed) {
    List<String> names = session.service(Candidates.class).of(Completion.IMAGE, session);
    return ImageWords.of(names, spec.name().startsWith("skopeo "), kind, typed).stream();
  }

  private Stream<String> commandNames() {
    return session.service(CommandTable.class).commands().stream()
        .map(command -> command.spec().name());
  }

  private static CompletionProposal proposal(String value) {
    return new CompletionProposal(value);
  }
}

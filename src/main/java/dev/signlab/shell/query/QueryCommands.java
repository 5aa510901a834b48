package dev.signlab.shell.query;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import java.util.List;

/** The commands of this room. */
public final class QueryCommands {

  private static final String GROUP = "Files";

  private QueryCommands() {}

  /** Returns all of them, in the order of help. */
  public static List<Command> all() {
    return List.of(jq(), yq());
  }

  static Command jq() {
    CommandSpec spec =
        common("jq", "Take JSON apart with a filter of jq")
            .example("cosign tree localhost:5001/studentbook:1.0 -o json | jq .")
            .example("jq -r .mediaType cosign.bundle")
            .build();
    return new QueryCommand(spec, Format.JSON, Format.JSON);
  }

  static Command yq() {
    CommandSpec spec =
        common("yq", "Take YAML apart with a filter of jq")
            .flag(
                Flag.text(QueryWords.OUTPUT, "FORMAT", "yaml or json")
                    .withShort("o")
                    .withDefault("yaml"))
            .example("yq .services docker-compose.yml")
            .example("yq -o json . docker-compose.yml")
            .build();
    return new QueryCommand(spec, Format.YAML, Format.YAML);
  }

  private static CommandSpec.Builder common(String name, String summary) {
    return CommandSpec.of(name, GROUP, summary)
        .flag(Flag.toggle(QueryWords.RAW, "texts without quotes").withShort("r"))
        .flag(Flag.toggle(QueryWords.COMPACT, "each value on one line").withShort("c"))
        .flag(
            Flag.toggle(QueryWords.STATUS, "status 1 when the last value is false or null")
                .withShort("e"))
        .flag(Flag.toggle(QueryWords.NULL, "read nothing, and begin with null").withShort("n"))
        .flag(Flag.toggle(QueryWords.SLURP, "all that is read as one list").withShort("s"))
        .flag(Flag.text(QueryWords.ARG, "NAME VALUE", "a text that the filter calls $NAME"))
        .flag(Flag.text(QueryWords.ARG_JSON, "NAME JSON", "a value that the filter calls $NAME"))
        .optionalArgument("FILTER", "what to take, . for all", Completion.NONE)
        .optionalArguments("FILE", "a file, standard input unless given", Completion.FILE)
        .passThrough();
  }
}

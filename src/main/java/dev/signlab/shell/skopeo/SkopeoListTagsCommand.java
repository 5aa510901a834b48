package dev.signlab.shell.skopeo;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.template.IndentedJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code skopeo list-tags}: the tags of a repository, as JSON. */
final class SkopeoListTagsCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("skopeo list-tags", "skopeo", "List the tags of a repository, as JSON")
          .flags(SkopeoFlags.all(""))
          .argument("REPOSITORY", "docker://REPOSITORY", Completion.REPOSITORY)
          .example("skopeo list-tags docker://localhost:5001/studentbook")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  private static void requireNoTag(String typed, Repository repository) {
    if (!typed.endsWith("/" + repository.path())) {
      throw Problem.of("No tag or digest allowed in reference")
          .expected("the name of a repository; all its tags are listed")
          .found(typed)
          .hint(Hint.meant("skopeo list-tags docker://" + repository))
          .asException();
    }
  }

  @Override
  public int run(Invocation invocation) {
    Reference reference = SkopeoPlaces.inRegistry(invocation, invocation.argument(0));
    Repository repository = reference.repository();
    requireNoTag(invocation.argument(0), repository);
    ObjectNode node = Json.object().put("Repository", repository.toString());
    ArrayNode tags = node.putArray("Tags");
    SkopeoFlags.client(invocation, "").tags(repository).forEach(tags::add);
    invocation.screen().out(IndentedJson.of(node, "    "));
    return OK;
  }
}

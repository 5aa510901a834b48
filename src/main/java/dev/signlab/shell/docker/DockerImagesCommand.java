package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageNames;
import dev.signlab.image.ImageTree;
import dev.signlab.image.LocalImage;
import dev.signlab.json.Json;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.run.Spelling;
import dev.signlab.shell.template.FormattedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code docker images}: what is on this machine. */
final class DockerImagesCommand implements Command {

  private static final String NONE = "<none>";
  private static final int SHORT = 12;
  private static final CommandSpec SPEC =
      CommandSpec.of("docker images", "docker", "List the images on this machine")
          .flag(Flag.toggle("all", "changes nothing: all are listed").withShort("a"))
          .flag(Flag.toggle("digests", "print whole digests"))
          .flag(Flag.toggle("no-trunc", "print whole ids"))
          .flag(Flag.toggle("quiet", "print the ids alone").withShort("q"))
          .flag(Flag.text("format", "TEMPLATE", "table, json, or a template of Go for each row"))
          .flag(
              Flag.text("filter", "NAME=VALUE", "reference or dangling").withShort("f").repeated())
          .optionalArgument("NAME", "a repository, with a tag or without", Completion.IMAGE)
          .example("docker images")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    boolean whole = invocation.isOn("no-trunc");
    List<ObjectNode> rows =
        Images.store(invocation).images().stream()
            .filter(image -> isAsked(invocation, image))
            .map(image -> row(image, whole))
            .toList();
    if (rows.isEmpty() && invocation.optionalArgument(0).isPresent()) {
      sayNone(invocation, invocation.argument(0));
    }
    if (invocation.isOn("quiet")) {
      rows.stream()
          .map(row -> row.path("ID").asString())
          .distinct()
          .forEach(invocation.screen()::out);
      return OK;
    }
    rows(invocation.isOn("digests"))
        .lines(rows, invocation.flag("format").orElse(""))
        .forEach(invocation.screen()::out);
    return OK;
  }

  /** Docker's table is empty then, and says no word. */
  private static void sayNone(Invocation invocation, String typed) {
    List<String> names =
        Images.store(invocation).images().stream()
            .map(image -> ImageNames.familiar(image.reference()))
            .toList();
    List<String> near = Spelling.nearest(typed, repositories(names));
    invocation
        .screen()
        .err(
            "no image of this machine is called "
                + typed
                + (names.isEmpty()
                    ? "; there are none"
                    : "; there are " + String.join(", ", names)));
    near.stream()
        .findFirst()
        .ifPresent(name -> invocation.screen().err("    did you mean: docker images " + name));
  }

  private static List<String> repositories(List<String> names) {
    return names.stream().map(name -> name.replaceFirst("[:@][^/]*$", "")).distinct().toList();
  }

  /** Without a flag the digest is short: it is the id, too. */
  private static FormattedRows rows(boolean digests) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("Repository", "REPOSITORY");
    columns.put("Tag", "TAG");
    columns.put(digests ? "Digest" : "ShortDigest", "DIGEST");
    if (digests) {
      columns.put("ID", "IMAGE ID");
    }
    columns.put("Size", "SIZE");
    return new FormattedRows(columns, Map.of("ID", "IMAGE ID", "Digest", "DIGEST"));
  }

  private static ObjectNode row(LocalImage image, boolean whole) {
    boolean tagged = image.reference() instanceof TagReference;
    String identifier = image.reference().identifier();
    String name = ImageNames.familiar(image.reference());
    ObjectNode row = Json.object();
    row.put("Repository", name.substring(0, name.length() - identifier.length() - 1));
    row.put("Tag", tagged ? identifier : NONE);
    row.put("Digest", image.digest().toString());
    row.put("ShortDigest", image.digest().shortened());
    row.put("ID", whole ? image.digest().toString() : image.digest().hex().substring(0, SHORT));
    row.put("Size", ImageTree.size(image.size()));
    return row;
  }

  private static boolean isAsked(Invocation invocation, LocalImage image) {
    Stream<String> named = invocation.optionalArgument(0).map(name -> "reference=" + name).stream();
    return Stream.concat(named, invocation.values("filter").stream())
        .allMatch(filter -> fits(image, filter));
  }

  private static boolean fits(LocalImage image, String filter) {
    String value = filter.substring(filter.indexOf('=') + 1);
    return switch (filter.substring(0, Math.max(0, filter.indexOf('=')))) {
      case "reference" -> isCalled(image, value);
      case "dangling" -> value.equals("false");
      default ->
          throw Problem.of("invalid filter '" + filter + "'")
              .expected("reference= or dangling=")
              .found(filter)
              .command("docker images")
              .asException();
    };
  }

  /** A name without a tag means all tags; a star stands for anything but a slash. */
  private static boolean isCalled(LocalImage image, String typed) {
    String name = ImageNames.familiar(image.reference());
    String repository =
        name.substring(0, name.length() - image.reference().identifier().length() - 1);
    Pattern pattern = Pattern.compile(Pattern.quote(typed).replace("*", "\\E[^/]*\\Q"));
    return pattern.matcher(name).matches() || pattern.matcher(repository).matches();
  }
}

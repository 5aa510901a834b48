package dev.signlab.shell.template;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A template of Go (text/template), read once and filled in with JSON values. Its length, its
 * nesting, its steps and its output are bounded. Immutable.
 */
public final class Template {

  private final List<Node> nodes;

  private Template(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** Returns a template as it is meant that was typed with {@code \t} and {@code \n}. */
  public static String unescaped(String typed) {
    return typed.replace("\\t", "\t").replace("\\n", "\n");
  }

  /**
   * Reads a template.
   *
   * @throws dev.signlab.diagnostic.LabException for one that cannot be understood, or that calls a
   *     function that is not there
   */
  public static Template parse(String text) {
    return new Template(new TemplateParser(TemplateLexer.pieces(text)).parse());
  }

  /**
   * Fills the template in.
   *
   * @throws dev.signlab.diagnostic.LabException where the value lacks what the template names
   */
  public String render(JsonNode value) {
    return new Rendering(value).run(nodes);
  }
}

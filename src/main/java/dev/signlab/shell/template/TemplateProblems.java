package dev.signlab.shell.template;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** What is wrong with a template, in the words of Go's text/template. */
final class TemplateProblems {

  private TemplateProblems() {}

  static LabException malformed(String reason, String expected, String found) {
    return Problem.of("template parsing error: " + reason)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .hint("the whole value, to see what is in it: --format '{{json .}}'")
        .asException();
  }

  static LabException tooMuch(String what) {
    return malformed("too much " + what, "a short template over one value", "more than that");
  }
}

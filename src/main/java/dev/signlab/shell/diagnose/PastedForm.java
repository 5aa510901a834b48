package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.SecretNames;
import dev.signlab.shell.run.Habits;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line as it comes out of a document or from another shell, read as it is meant.
 *
 * @param text the line as this shell reads it
 * @param reasons what was another shell's or a document's; empty when nothing was
 */
record PastedForm(String text, List<String> reasons) {

  private static final String TOOLS = "(cosign|docker|skopeo|crane|syft|oras)";

  private static final List<Form> FORMS =
      List.of(
          form(
              "[\\u00a0\\u2007\\u202f]",
              "the line has blanks of a typesetter, which part no words",
              found -> " "),
          form(
              "[\\u200b\\u200c\\u200d\\ufeff\\u2060]",
              "the line has characters that you cannot see",
              found -> ""),
          form(
              "[“”„‟«»]",
              "the quotation marks are typographic, which quote nothing",
              found -> "\""),
          form("[‘’‚‛]", "the quotation marks are typographic, which quote nothing", found -> "'"),
          form(
              "(?<=\\s)(?=\\S{0,2}[‐‑‒–—−])[-‐‑‒–—−]{1,3}(\\p{L}[\\w-]*)",
              "the dash before %s is a typographic one; a flag has -- before it",
              found -> (found.group(1).length() == 1 ? "-" : "--") + found.group(1)),
          form(
              "^(PS(?: [^>\\n"
                  + "]*)?>|[A-Za-z]:\\\\[^>\\n"
                  + "]*>|\\[?[\\w.-]+@[\\w.-]+[^$#%>\\n"
                  + "]{0,60}[$#%>]|lab:[^>\\n"
                  + "]*>|[$#%>❯➜λ](?= )) *(?=[\\w./\\\\])",
              "%s is the prompt of another shell, and no part of the line", found -> ""),
          form(
              "^(?:- +)?(run|script|command|args): *(?:[|>][-+]?\\s*)?(?:- +)?(?=\\w+ )",
              "%s: is a key of a file in YAML, and no part of the line",
              found -> ""),
          form(
              "^- +(?=" + TOOLS + " )",
              "- begins an entry of a list in YAML, and is not part of the line",
              found -> ""),
          form(
              Habits.EXPRESSION,
              "${{ %s }} is filled in by GitHub Actions, and by no shell",
              found -> "$" + variable(found.group(1))),
          form(
              "[ \\t]+[`^][ \\t]*\\n[ \\t]*",
              "a line is continued with \\ here; ` is PowerShell's, ^ that of Windows",
              found -> " "),
          form(
              "[ \\t]\\\\[ \\t]+(?=\\S)",
              "\\ continues a line only at its very end; in front of a blank it makes it part of a"
                  + " word",
              found -> " "),
          form("[ \\t]+[`^]$", "the line ends in a sign of Windows that continues it", found -> ""),
          form(
              "^set +([A-Za-z_]\\w*)=([^\\s&]+) *&{1,2} *(?=\\S)",
              "set is how Windows sets the variable %s",
              found -> isAsked(found) ? "" : "export " + assigned(found) + " && "),
          form(
              "^(?:sudo|doas)(?: +-\\w+)* +(?=\\w)",
              "you need no sudo: everything that the lab writes is yours",
              found -> ""),
          form(
              "^(?:[A-Za-z]:)?[\\w\\\\/.~-]*?[\\\\/]?" + TOOLS + "\\.exe(?=\\s|$)",
              "%s.exe is its name on Windows",
              found -> found.group(1)),
          form(
              "^(?:~|\\.{1,2})?/(?:[\\w.-]+/)*" + TOOLS + "(?=\\s|$)",
              "%s is part of the lab, and is called without a folder",
              found -> found.group(1)),
          form(
              "(?<=[\\s=])(?:\\.\\\\|(?=[\\w.-]+\\\\[A-Za-z]))((?:[\\w.-]+\\\\)*[\\w.-]+\\.\\w+)(?=\\s|$)",
              "folders are parted by / here; \\ is Windows' way",
              found -> found.group(1).replace('\\', '/')),
          form(
              "^(?:\\./)?" + TOOLS + "[-_](?:linux|darwin|windows)\\S*",
              "%s is part of the lab under its own name",
              found -> found.group(1)),
          form(
              "^set +(?:-\\w+ +)?([A-Za-z_]\\w*)=(\\S.*)$",
              "set is how Windows sets the variable %s",
              found -> "export " + assigned(found)),
          form(
              "^set +" + Habits.FISH_EXPORT + " +([A-Za-z_]\\w*) +(\\S.*)$",
              "set -x is how fish sets the variable %s",
              found -> "export " + assigned(found)),
          form(
              "^\\$[Ee]nv:([A-Za-z_]\\w*) *= *(\\S.*)$",
              "$env: is how PowerShell sets the variable %s",
              found -> "export " + assigned(found)),
          form(
              "^([A-Za-z_]\\w*)(?: +=|= ) *(\\S+) +(?=" + TOOLS + " )",
              "no blanks stand round = when %s is set",
              found -> isAsked(found) ? "" : assigned(found) + " "),
          form(
              "^(?:export +)?([A-Za-z_]\\w*) += *(\\S.*)$",
              "no blanks stand round = when %s is set",
              found -> "export " + assigned(found)),
          form(
              "%([A-Za-z_]\\w*)%",
              "%%s%% is a variable of Windows; here it is $%s", found -> "$" + found.group(1)),
          form(
              "\\$[Ee]nv:([A-Za-z_]\\w*)",
              "$env: is PowerShell's; a variable is $%s here",
              found -> "$" + found.group(1)),
          form(
              "(?:`|\\$\\()([\\w/-]+\\.(?:pub|key|pem|crt|json|txt|sig))(?:`|\\))",
              "what stands in ` ` or $( ) is run as a command, and %s is a file",
              found -> found.group(1)),
          form(
              "^([A-Z]+(?:_[A-Z]+)+) +(\\S*[/:.]\\S*) +(?=" + TOOLS + " )",
              "between the variable %s and its value goes =, and no blank",
              found -> isAsked(found) ? "" : assigned(found) + " "),
          form(
              "^([A-Z]+(?:-[A-Z]+)+)=(\\S+) +(?=" + TOOLS + " )",
              "%s is no variable: its name is written with _",
              found -> found.group(1).replace('-', '_') + "=" + quoted(found.group(2)) + " "),
          form(
              "(?<=\\s)(-a|--annotations) +([\\w.-]+)(?: += *|= +|: +)([^\\s=-][^\\s=]*)(?=\\s|$)",
              "= goes between a name and its value, and no blank",
              found -> found.group(1) + " " + found.group(2) + "=" + found.group(3)),
          form(
              "(--(?:key|identity-token|predicate|bundle|sbom|signature|certificate|policy)) +<"
                  + " *(?!\\S*>)(\\S+)",
              "%s has no value: < hands over what is in a file, and does not name it",
              found -> found.group(1) + " " + found.group(2)),
          form(
              "(?<=[@=])\\(([a-z]+ [^()]+)\\)",
              "$ goes before the brackets of a command whose answer is meant",
              found -> "$(" + found.group(1) + ")"),
          form("(?<=\\s)- -(?=[a-z])", "a blank parts the two dashes of a flag", found -> "--"),
          form(
              "(?<=\\s)(-a|--annotations)([ =])([\\w.-]+=[^\\s;'\"]+);(?=[\\w.-]+=)",
              "; ends a command; each annotation has an %s of its own",
              found ->
                  found.group(1)
                      + found.group(2)
                      + found.group(3)
                      + " "
                      + found.group(1)
                      + found.group(2)),
          form(
              "\\b(https?|docker|localhost|oci);(?=//|\\d)",
              "behind %s stands : and not ;, which ends a command",
              found -> found.group(1) + ":"),
          form(
              "(?<![<\\w])<([A-Za-z][^<>|&;\\n]*)>",
              "<%s> stands for something of yours",
              found -> found.group(1).strip().replaceAll("\\s+", "-")));

  /** Copies the reasons. */
  PastedForm {
    reasons = List.copyOf(reasons);
  }

  /**
   * One thing that other shells and documents write otherwise.
   *
   * @param reason what it is, in words; {@code %s} is the first group, or all that was found
   */
  record Form(Pattern pattern, String reason, Function<MatchResult, String> replacement) {}

  static Form form(String pattern, String reason, Function<MatchResult, String> meant) {
    return new Form(Pattern.compile(pattern), reason, meant);
  }

  /** No secret is repeated, and a password is asked for where it is not set. */
  private static boolean isAsked(MatchResult found) {
    return SecretNames.isVariable(found.group(1));
  }

  private static String assigned(MatchResult found) {
    return found.group(1) + "=" + quoted(found.group(2));
  }

  /** Reads a line. */
  static PastedForm read(String line) {
    String text = line.strip();
    List<String> reasons = new ArrayList<>();
    Optional<String> american = OtherKeyboard.meant(text);
    if (american.isPresent()) {
      text = american.get();
      reasons.add(OtherKeyboard.REASON);
    }
    for (Form form : Stream.concat(FORMS.stream(), MistypedSigns.FORMS.stream()).toList()) {
      Matcher found = form.pattern().matcher(text);
      if (found.find()) {
        String group = found.groupCount() > 0 ? found.group(1) : found.group().strip();
        String reason = form.reason().replace("%s", group).replace("%%", "%");
        if (!reasons.contains(reason)) {
          reasons.add(reason);
        }
        text = found.replaceAll(match -> Matcher.quoteReplacement(form.replacement().apply(match)));
      }
    }
    return closed(text.strip(), reasons);
  }

  /**
   * What opened a quotation is the last mark that closes none. Where it runs over several lines,
   * nobody can tell in which of them it was to end.
   */
  private static PastedForm closed(String text, List<String> reasons) {
    char open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && open != '\'') {
        i++;
      } else if (c == open) {
        open = 0;
      } else if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      }
    }
    if (open == 0 || text.contains("\n")) {
      return bracketed(text, reasons);
    }
    reasons.add("the quotation that begins with " + open + " does not end");
    return new PastedForm(text + open, reasons);
  }

  /** A command inside a line ends with a bracket. */
  private static PastedForm bracketed(String text, List<String> reasons) {
    boolean open = text.matches("[^'\"()`]*\\$\\([^'\"()`]+");
    if (!open) {
      return new PastedForm(text, reasons);
    }
    reasons.add("the command that begins with $( does not end: ) is missing");
    return new PastedForm(text + ")", reasons);
  }

  /** The last part of {@code steps.build.outputs.digest} says what it is. */
  private static String variable(String expression) {
    String last = expression.substring(expression.lastIndexOf('.') + 1);
    return last.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String quoted(String value) {
    boolean already = value.matches("\"[^\"]*\"|'[^']*'");
    return already ? value : Quoting.word(value);
  }
}

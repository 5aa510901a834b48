package dev.signlab.shell.diagnose;

import static dev.signlab.shell.diagnose.PastedForm.form;

import java.util.List;

/**
 * Signs that part a line, or the name of an image, and are others than this shell and registries
 * know.
 */
final class MistypedSigns {

  /** The lab's own registry, and names of repositories behind it. */
  private static final String REGISTRY = "\\blocalhost:\\d+";

  private static final String NAME = REGISTRY + "/[\\w./-]*\\w";

  /** Behind these stands NAME=VALUE, of which the name may be what is missing. */
  private static final String PAIRED = "(?!--?(?:build-arg|label|annotations?|env|[ael])[ =])";

  static final List<PastedForm.Form> FORMS =
      List.of(
          form(
              "^([\"'])([a-z][\\w-]*(?: [^\"'`]*)?)\\1$",
              "the quotes round the whole line make one word of it",
              found -> found.group(2)),
          form(
              "^`([a-z][\\w-]*(?: [^`]*)?)`$",
              "what stands in ` ` is run for its answer, and that is run as a command",
              found -> found.group(1)),
          form(
              "(?<=\\s)\\(([^()\\s|<>]+)\\)(?=\\s|$)",
              "the ( ) round %s begin a shell of their own",
              found -> found.group(1)),
          form(
              "(?<!\\S)([^\\s,=]*[\\w\"'.]),[ \\t]+(?=\\S)",
              "%s, ends in a comma, which parts no words: blanks do",
              found -> found.group(1) + " "),
          form(
              "(?<=\\s)\\[(--?[a-z][^\\[\\]|]*)\\](?=\\s|$)",
              "the [ ] round %s say in a manual that it may be left out",
              found -> found.group(1)),
          form("(?<=\\s)- +(?=(--?[a-z][\\w-]*))", "a dash stands alone before %s", found -> ""),
          form(
              "(?<=\\s)(with|using|by|and|via) +(?=--?[a-z])",
              "%s is a word of a sentence, and no part of the line",
              found -> ""),
          form("(?<=[a-z])(?=(--[a-z][\\w-]*)(?:\\s|=))", "a blank goes before %s", found -> " "),
          form("(?<=\\w)%3[Aa](?=\\w)", "%3A is how a browser writes :", found -> ":"),
          form(
              "(" + REGISTRY + "/)(v?\\d[\\d.]*):([a-z][\\w-]*)(?=\\s|$)",
              "the name and its tag are swapped",
              found -> found.group(1) + found.group(3) + ":" + found.group(2)),
          form(
              "(?<=[\\s=])([\"'])[ \\t]+([^\"'\\s]+)[ \\t]*\\1(?=\\s|$)",
              "a blank stands within the quotes",
              found -> found.group(1) + found.group(2) + found.group(1)),
          form("[ \\t]+\\\\[ \\t]*$", "nothing comes behind the \\ at the end", found -> ""),
          form("https?://(?=docker://)", "docker:// needs no http:// before it", found -> ""),
          form(
              "'<([^<>'\\s]*[/:.][^<>'\\s]*)>'",
              "the < > round %s are no part of it",
              found -> found.group(1)),
          form("(?<=\\w)([.,;!?])$", "the %s at the end is part of no word", found -> ""),
          form(
              "(?<=\\s)" + PAIRED + "(--?[A-Za-z][\\w-]*)(?: += *|= +)(?=[^\\s=-])",
              "no blank stands beside the = behind %s",
              found -> found.group(1) + " "),
          form(
              "(?<=\\s)-- +(?=([a-z][\\w-]+)(?:\\s|$))",
              "a blank parts %s from its two dashes",
              found -> "--"),
          form(
              "\\blocalhost(?:[/.,;]|\\\\+)?(\\d{4,5})/",
              "between localhost and the port %s goes :",
              found -> "localhost:" + found.group(1) + "/"),
          form(
              "(" + REGISTRY + ")(?:/*\\\\+/*)(?=[\\w./-])",
              "between the registry and the name goes /, and no \\",
              found -> found.group(1) + "/"),
          form(
              "(" + REGISTRY + ")//+(?=[\\w./-])",
              "one / parts the registry from the name, and no //",
              found -> found.group(1) + "/"),
          form(
              "(?<=\\s)(-[a-z]):(?=\\S)",
              "between %s and its value goes a blank, and no :",
              found -> found.group(1) + " "),
          form(
              "(?<=\\blocalhost:\\d{1,5}/[\\w./-]{1,200}) +(?=(v?\\d+\\.\\d[\\w.]*)(?:\\s|$))",
              "between the name and its tag %s goes :, and no blank",
              found -> ":"),
          form(
              "(" + NAME + ")(?:::+|: +)(?=v?\\d[\\w.]*(?:\\s|$))",
              "one : parts a name from its tag",
              found -> found.group(1) + ":"),
          form(
              "(" + NAME + ")@(?=v?\\d[\\w.]*(?:\\s|$))",
              "behind @ stands a digest; a tag has : before it, and no @",
              found -> found.group(1) + ":"),
          form(
              "(" + NAME + ":\\d+),(?=\\d)",
              "a tag has no comma in it",
              found -> found.group(1) + "."),
          form(
              "(" + NAME + "(?::[\\w.-]+)?)/(?=\\s|$)",
              "nothing stands behind the / at the end",
              found -> found.group(1)));

  private MistypedSigns() {}
}

package dev.signlab.scenario.paper;

import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lesson as its source has it, line by line; the converter knows more, and takes seconds.
 *
 * @param file the file
 * @param lines its lines
 * @param blocks its verbatim blocks
 */
record LessonText(Path file, List<String> lines, List<Block> blocks) {

  private static final Pattern ANCHOR =
      Pattern.compile("\\[#([A-Za-z0-9_-]+)[\\],].*|\\[\\[([A-Za-z0-9_-]+)[\\],].*");
  private static final Pattern DELIMITER =
      Pattern.compile("-{4,}|\\.{4,}|={4,}|\\*{4,}|_{4,}|\\+{4,}|/{4,}");

  /** Copies the lists. */
  LessonText {
    lines = List.copyOf(lines);
    blocks = List.copyOf(blocks);
  }

  /**
   * A delimited block.
   *
   * @param first the number of its opening line, counted from 1
   * @param last the number of its closing line, or that of the last line when it is never closed
   * @param delimiter how it is opened
   * @param attributes the lines of attributes above it
   * @param closed whether it is closed
   */
  record Block(int first, int last, String delimiter, String attributes, boolean closed) {

    /** Tells whether it holds lines to type. */
    boolean isConsole() {
      return delimiter.startsWith("-") && attributes.contains("console");
    }

    /** Tells whether it is drawn as it stands. */
    boolean isDrawing() {
      return delimiter.startsWith(".");
    }

    private boolean holds(int line) {
      return line > first && line < last;
    }
  }

  /** Reads a lesson; nothing of one that is not a text of UTF-8, which others report. */
  static Optional<LessonText> of(Path file) {
    return SourceText.read(file, new Findings())
        .map(text -> text.lines().toList())
        .map(lines -> new LessonText(file, lines, blocks(lines)));
  }

  private static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (open < 0 && DELIMITER.matcher(line).matches()) {
        open = i;
      } else if (open >= 0 && line.equals(lines.get(open).stripTrailing())) {
        blocks.add(new Block(open + 1, i + 1, line, above(lines, open), true));
        open = -1;
      }
    }
    if (open >= 0) {
      String line = lines.get(open).stripTrailing();
      blocks.add(new Block(open + 1, lines.size(), line, above(lines, open), false));
    }
    return blocks;
  }

  private static String above(List<String> lines, int open) {
    StringBuilder attributes = new StringBuilder();
    for (int i = open - 1; i >= 0 && lines.get(i).matches("\\[.*]|\\.[^. ].*"); i--) {
      attributes.append(lines.get(i)).append('\n');
    }
    return attributes.toString();
  }

  /** Returns where a line stands. */
  Place place(int line) {
    return new Place(file, line, 1);
  }

  /** Tells whether a line lies within a verbatim block. */
  boolean isVerbatim(int line) {
    return blocks.stream().anyMatch(block -> block.holds(line));
  }

  /** Returns the names of all places that can be pointed at. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (int i = 1; i <= lines.size(); i++) {
      anchor(i).ifPresent(anchors::add);
    }
    return anchors;
  }

  /** Returns the name that a line gives to what follows. */
  Optional<String> anchor(int line) {
    Matcher anchor = ANCHOR.matcher(lines.get(line - 1).strip());
    return !isVerbatim(line) && anchor.matches()
        ? Optional.ofNullable(anchor.group(1)).or(() -> Optional.ofNullable(anchor.group(2)))
        : Optional.empty();
  }

  /** Returns the sections with a name, in their order. */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Optional<String> name = anchor(i);
      if (name.isPresent() && lines.get(i).startsWith("=")) {
        sections.add(new Section(name.get(), i, end(i + 2)));
      }
    }
    return sections;
  }

  private int end(int from) {
    int line = from;
    while (line <= lines.size() && !(lines.get(line - 1).startsWith("== ") && !isVerbatim(line))) {
      line++;
    }
    boolean anchored = line <= lines.size() && anchor(line - 1).isPresent();
    return anchored ? line - 2 : line - 1;
  }

  /**
   * A section.
   *
   * @param name by which tasks call it
   * @param first the number of the line that names it
   * @param last the number of its last line
   */
  record Section(String name, int first, int last) {}

  /**
   * A line that a reader types.
   *
   * @param line the number of its first line
   * @param text the line, joined where it goes on
   */
  record Typed(int line, String text) {}

  /** Returns the lines to type of a section, with their places. */
  List<ScriptLine> page(String section) {
    return sections().stream()
        .filter(each -> each.name().equals(section))
        .flatMap(each -> typed(each.first(), each.last()).stream())
        .map(line -> new ScriptLine(place(line.line()), line.text()))
        .toList();
  }

  /** Returns the lines to type between two lines. */
  List<Typed> typed(int first, int last) {
    List<Typed> typed = new ArrayList<>();
    for (Block block : blocks) {
      if (block.isConsole() && block.first() >= first && block.last() <= last) {
        typed(block, typed);
      }
    }
    return typed;
  }

  private void typed(Block block, List<Typed> typed) {
    StringBuilder joined = new StringBuilder();
    int begin = block.first() + 1;
    for (int i = block.first() + 1; i < block.last(); i++) {
      String line = lines.get(i - 1).strip();
      boolean continued = line.endsWith("\\");
      joined.append(continued ? line.substring(0, line.length() - 1) : line);
      if (!continued && isOpen(joined)) {
        joined.append(' ');
      } else if (!continued) {
        if (!joined.toString().isBlank()) {
          typed.add(new Typed(begin, joined.toString().strip()));
        }
        joined.setLength(0);
        begin = i + 1;
      }
    }
  }

  /** A text in quotes goes on until they are closed. */
  private static boolean isOpen(CharSequence text) {
    return text.chars().filter(c -> c == '\'').count() % 2 == 1;
  }
}

package dev.signlab.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Collects mutants, a line of code for each. */
final class Table {

  private final List<Mutant> mutants = new ArrayList<>();

  /** All mutants. */
  static List<Mutant> all() {
    Table table = new Table();
    PayloadMutants.addTo(table);
    SignatureMutants.addTo(table);
    StatementMutants.addTo(table);
    BundleMutants.addTo(table);
    ManifestMutants.addTo(table);
    KeyMutants.addTo(table);
    return List.copyOf(table.mutants);
  }

  void add(Kind kind, Stage stage, String name, UnaryOperator<String> change) {
    add(kind, name, Map.of(stage, change));
  }

  void add(Kind kind, String name, Map<Stage, UnaryOperator<String>> changes) {
    mutants.add(new Mutant(kind, name, changes));
  }

  /** Replaces a text that must be there, once. */
  static UnaryOperator<String> swap(String old, String with) {
    return text -> {
      int at = text.indexOf(old);
      if (at < 0) {
        throw new AssertionError("no " + old + " in " + text);
      }
      return text.substring(0, at) + with + text.substring(at + old.length());
    };
  }

  /** Puts a text before. */
  static UnaryOperator<String> before(String what) {
    return text -> what + text;
  }

  /** Puts a text behind. */
  static UnaryOperator<String> behind(String what) {
    return text -> text + what;
  }

  /** Puts members behind the others of the outermost object. */
  static UnaryOperator<String> member(String what) {
    return text -> text.substring(0, text.length() - 1) + "," + what + "}";
  }

  /** Puts members before the others of the outermost object. */
  static UnaryOperator<String> first(String what) {
    return text -> "{" + what + "," + text.substring(1);
  }
}

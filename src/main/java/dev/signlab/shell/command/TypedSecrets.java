package dev.signlab.shell.command;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in what a person typed: values of flags and variables, logins within addresses and
 * header fields, and what is handed to a command that reads a password. What is kept or shown of a
 * line goes through here first. It need not be a line that the lab understands.
 */
public final class TypedSecrets {

  private static final String HIDDEN = "***";

  /** A word as shells read it, or what parts two commands. */
  private static final Pattern WORD =
      Pattern.compile(
          "[|;&]+|(?:[^\\s'\"\\\\|;&]|\\\\.|'[^']*(?:'|$)|\"(?:[^\"\\\\]|\\\\.)*(?:\"|$))+");

  private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://([^/@\\s'\"?#]+)@");

  private static final Pattern IN_QUERY =
      Pattern.compile(
          "(?i)[?&](?:[a-z_-]*token|password|[a-z_]*secret|assertion|code|sig|[a-z-]*signature"
              + "|[a-z-]*credential)=([^&\\s'\"#]+)");

  private static final Pattern IN_FIELD =
      Pattern.compile(
          "(?i)(?:authorization|x-vault-token|x-auth-token|cookie|private-token)\\s*:\\s*"
              + "(?:(?:basic|bearer|token)\\s+)?([^\\s'\",]+)");

  /** Their {@code -p} is a password, unless it is a port. */
  private static final Set<String> TOOLS =
      Set.of("cosign", "docker", "podman", "nerdctl", "buildah", "skopeo", "crane", "oras", "helm");

  /** Words in front of a command, and what may stand before all of it. */
  private static final Set<String> IN_FRONT =
      Set.of("sudo", "doas", "env", "time", "exec", "command", "nohup", "", "$");

  private static final String ASSIGNED = "[A-Za-z_][A-Za-z0-9_]*=.*";

  private static final Set<String> PRINTERS = Set.of("echo", "printf");
  private static final int LONG = 8;

  private final Set<String> found = new LinkedHashSet<>();
  private final Map<String, Set<String>> assigned = new HashMap<>();

  private TypedSecrets() {}

  /** Returns the line with {@code ***} for each secret in it. */
  public static String hidden(String line) {
    return hidden(line, in(line));
  }

  /** Tells whether a line holds a secret. */
  public static boolean isIn(String line) {
    return !in(line).isEmpty();
  }

  /** Returns the secrets in a line, as they were typed and without their quotes. */
  public static Set<String> in(String line) {
    TypedSecrets secrets = new TypedSecrets();
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group());
    }
    secrets.addWords(words);
    for (Pattern pattern : List.of(LOGIN_IN_ADDRESS, IN_QUERY, IN_FIELD)) {
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        secrets.add(matcher.group(1));
      }
    }
    return secrets.found;
  }

  /** Returns the secrets in the words of one command, whose variables have their values already. */
  public static Set<String> in(List<String> words) {
    TypedSecrets secrets = new TypedSecrets();
    secrets.new Command(words, List.of()).addAll();
    words.forEach(word -> secrets.found.addAll(inAddress(word)));
    return secrets.found;
  }

  private static Set<String> inAddress(String word) {
    Set<String> logins = new LinkedHashSet<>();
    Matcher matcher = LOGIN_IN_ADDRESS.matcher(word);
    while (matcher.find()) {
      logins.add(matcher.group(1));
    }
    return logins;
  }

  /** Returns a text with {@code ***} wherever it repeats one of some secrets. */
  public static String hidden(String text, Set<String> secrets) {
    String shown = text;
    for (String secret : secrets) {
      shown = isWord(secret) ? withoutWord(shown, secret) : shown.replace(secret, HIDDEN);
    }
    return shown;
  }

  /** A short secret may be part of many words that betray nothing. */
  private static boolean isWord(String secret) {
    return secret.length() < LONG && secret.chars().allMatch(Character::isLetterOrDigit);
  }

  private static String withoutWord(String text, String secret) {
    String alone = "(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])";
    return text.replaceAll(alone, Matcher.quoteReplacement(HIDDEN));
  }

  private void addWords(List<String> words) {
    int start = 0;
    for (int i = 0; i <= words.size(); i++) {
      boolean end = i == words.size() || "|;&".indexOf(words.get(i).charAt(0) & 0xff) >= 0;
      if (end) {
        boolean pipe = i < words.size() && words.get(i).equals("|");
        List<String> rest = pipe ? words.subList(i + 1, words.size()) : List.of();
        new Command(words.subList(start, i), rest).addAll();
        start = i + 1;
      }
    }
  }

  private void add(String typed) {
    String bare = typed.replaceAll("['\"]", "");
    if (bare.startsWith("$")) {
      String name = bare.replaceAll("[${}]", "");
      found.addAll(assigned.getOrDefault(name, Set.of()));
    } else if (!bare.isEmpty()) {
      found.add(bare);
      found.add(typed);
    }
  }

  /** One command of a line, and what follows it behind a pipe. */
  private final class Command {
    private final List<String> words;
    private final List<String> rest;

    private Command(List<String> words, List<String> rest) {
      this.words = words;
      this.rest = rest;
    }

    void addAll() {
      // What docker run publishes with -p is a port, also where it is only half of one.
      boolean login = isTool() && !words.contains("run") && !isCompose();
      for (int i = 0; i < words.size(); i++) {
        addWord(words.get(i), i + 1 < words.size() ? words.get(i + 1) : "", login);
      }
      htpasswd();
      if (!words.isEmpty() && PRINTERS.contains(words.getFirst()) && readsPassword()) {
        words.stream().skip(1).filter(word -> !word.startsWith("-")).forEach(this::addPrinted);
      }
    }

    /** With {@code -b}, a password stands behind the user: {@code htpasswd -Bbn ada signlab}. */
    private void htpasswd() {
      List<String> behind =
          words.stream()
              .dropWhile(word -> !name(word).equals("htpasswd"))
              .skip(1)
              .dropWhile(word -> !word.startsWith("-"))
              .toList();
      String letters = behind.stream().filter(Command::isLetters).collect(joining());
      List<String> others = new ArrayList<>();
      for (int i = 0; i < behind.size(); i++) {
        boolean isCost = i > 0 && isLetters(behind.get(i - 1)) && behind.get(i - 1).endsWith("C");
        if (!isLetters(behind.get(i)) && !isCost) {
          others.add(behind.get(i));
        }
      }
      int place = letters.contains("n") ? 1 : 2;
      if (letters.contains("b") && others.size() > place) {
        add(others.get(place));
      }
    }

    private static boolean isLetters(String word) {
      return word.matches("-[A-Za-z]+");
    }

    /** Its {@code -p} is the name of a project. */
    private boolean isCompose() {
      return Collections.indexOfSubList(words, List.of("docker", "compose")) >= 0;
    }

    /** Also in capitals, by a path, and behind variables and {@code sudo -E}. */
    private boolean isTool() {
      List<String> names =
          words.stream().dropWhile(word -> word.matches(ASSIGNED)).map(Command::name).toList();
      return !names.isEmpty()
          && (TOOLS.contains(names.getFirst())
              || (IN_FRONT.contains(names.getFirst()) && names.stream().anyMatch(TOOLS::contains)));
    }

    private static String name(String word) {
      return word.replaceAll("['\"]|^!|.*[/\\\\]|(?i)\\.exe$", "").toLowerCase(Locale.ROOT);
    }

    private boolean readsPassword() {
      return rest.contains("cosign") || rest.contains("login") || rest.contains("htpasswd");
    }

    /** The line end that printf is told to print is no part of a password. */
    private void addPrinted(String word) {
      add(word);
      add(word.replaceAll("['\"]", "").replace("\\n", ""));
    }

    private void addWord(String word, String next, boolean login) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? "" : word.substring(equals + 1);
      if (name.startsWith("-")) {
        addFlag(name, equals < 0 ? next : value, login);
      } else if (name.matches("[A-Za-z_][A-Za-z0-9_]*") && !value.isEmpty()) {
        assigned.put(name, Set.of(value.replaceAll("['\"]", "")));
        add(SecretNames.isVariable(name) ? value : "");
      }
    }

    private static boolean isPort(String value) {
      return value.matches("[0-9.:\\[\\]]*:[0-9]+(/(tcp|udp))?");
    }

    private void addFlag(String name, String value, boolean login) {
      String bare = name.startsWith("--") ? name.substring(2) : name.substring(1);
      boolean isFlag = !value.startsWith("--");
      if (name.length() > 2 && isFlag && SecretNames.isFlag(bare, value.replaceAll("['\"]", ""))) {
        add(value);
      } else if (login && name.equals("-p") && isFlag) {
        add(isPort(value) ? "" : value);
      } else if (login && name.startsWith("-p") && !name.startsWith("--")) {
        add(isPort(name.substring(2)) ? "" : name.substring(2));
      } else if (name.equals("-u") || name.equals("--user")) {
        add(value.contains(":") ? value.substring(value.indexOf(':') + 1) : "");
      }
    }
  }
}

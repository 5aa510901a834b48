package dev.signlab.shell.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates, and what Go 1.24's text/template with docker's functions makes of them. */
class TemplateTests {

  private static final String VALUE =
      """
      {"Id":"sha256:ab","RepoDigests":["r/a@sha256:1","r/b@sha256:2"],"Size":42,"On":true,
       "Config":{"Env":["A=1","B=2"],"Labels":{"x.y":"1","a":"2"},"Cmd":null,"User":""}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{{.Id}}~sha256:ab",
        "{{index .RepoDigests 0}}~r/a@sha256:1",
        "{{ index .Config.Labels \"x.y\" }}~1",
        "{{range .RepoDigests}}{{.}},{{end}}~r/a@sha256:1,r/b@sha256:2,",
        "{{range $i, $v := .Config.Env}}{{$i}}:{{$v}} {{end}}~0:A=1 1:B=2 ",
        "{{range $k, $v := .Config.Labels}}{{$k}}={{$v}};{{end}}~a=2;x.y=1;",
        "{{join .RepoDigests \" \"}}~r/a@sha256:1 r/b@sha256:2",
        "{{json .Config.Labels}}~{\"x.y\":\"1\",\"a\":\"2\"}",
        "{{.Config.Labels}}~map[a:2 x.y:1]",
        "{{.Config.Env}}~[A=1 B=2]",
        "{{len .Config.Env}}~2",
        "{{if .On}}yes{{else}}no{{end}}~yes",
        "{{if .Config.User}}u{{else if gt .Size 40}}big{{else}}small{{end}}~big",
        "{{with .Config}}{{index .Env 1}}{{end}}~B=2",
        "{{$d := index .RepoDigests 0}}{{$d | printf \"%-14s|\"}}~r/a@sha256:1  |",
        "a {{- /* gone */ -}} b~ab",
        "{{ (index .RepoDigests 1) | printf \"%q\" }}~\"r/b@sha256:2\"",
        "{{upper (slice .Id 0 6)}}~SHA256",
        "{{index (split .Id \":\") 1}}~ab",
        "{{range .Config.Cmd}}x{{else}}none{{end}}~none",
        "{{eq .Size 42}} {{ne .Id \"x\"}} {{and .On .Size}} {{or .Config.User \"root\"}}~true true"
            + " 42 root",
        "{{$.Id}}{{with .Config}}{{$.Size}}{{end}}~sha256:ab42",
        "{{.Config.Labels.none}}~<no value>",
        "{{printf `%s` .Id}}~sha256:ab",
        "{{println .Size .On}}~^42 true\n^",
        "{{$x := 1}}{{if .On}}{{$x = 2}}{{end}}{{$x}}~2",
        "}}{ {~}}{ {"
      })
  void aTemplateIsFilledIn(String template, String expected) {
    assertThat(render(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "{{.Nope}}~can't evaluate field Nope",
        "{{foo .Id}}~function \"foo\" not defined",
        "{{.Id | foo}}~function \"foo\" not defined",
        "{{html .Id}}~function \"html\" not defined",
        "{{define \"x\"}}{{end}}~{{define}} is not known here",
        "{{.Id~unclosed action",
        "{{if .On}}x~unexpected EOF",
        "{{end}}~unexpected {{end}}",
        "{{else}}~unexpected {{else}}",
        "{{index .RepoDigests 2}}~index out of range: 2",
        "{{.Config}}~an object has no text of its own",
        "{{$x}}~undefined variable \"$x\"",
        "{{.Id \"x\"}}~a value is given arguments",
        "{{printf \"%x\" .Id}}~unknown verb %x",
        "{{printf \"%s %s\" .Id}}~no value for %s",
        "{{range .Size}}x{{end}}~range can't iterate over 42",
        "{{len .Size}}~wrong type of argument",
        "{{}}~missing value for command",
        "{{eq .Size .Id}}~incompatible types",
        "{{.Id}^}~unexpected } in the action",
        "{{ \"\\z\" }}~invalid syntax"
      })
  void whatIsNotUnderstoodIsRefused(String template, String reason) {
    assertThatThrownBy(() -> render(template))
        .isInstanceOf(LabException.class)
        .satisfies(e -> assertThat(((LabException) e).problem().summary()).contains(reason));
  }

  @Test
  void whatWasNeverMadeIsNullAsJsonAndEmptyAsText() {
    ObjectNode value = Json.object();
    value.set("List", GoNil.LIST.node());
    value.set("Labels", GoNil.MAP.node());
    assertThat(Template.parse("{{.List}}{{.Labels}}{{json .}}{{len .List}}").render(value))
        .isEqualTo("[]map[]{\"List\":null,\"Labels\":null}0");
    assertThat(
            Template.parse("{{range .List}}x{{else}}-{{end}}{{index .Labels \"a\"}}").render(value))
        .isEqualTo("-");
  }

  @Test
  void aTemplateThatGrowsIsStopped() {
    String loop = "{{range .L}}".repeat(20) + "x" + "{{end}}".repeat(20);
    ObjectNode value = Json.object();
    value.set("L", Json.array().add(1).add(2));
    String inner = loop.replace("{{range .L}}", "{{range $.L}}");
    assertThatThrownBy(() -> Template.parse(inner).render(value)).hasMessageContaining("too much");
    String deep = "{{if .}}".repeat(60) + "{{end}}".repeat(60);
    assertThatThrownBy(() -> Template.parse(deep)).hasMessageContaining("too much");
  }

  private static String render(String template) {
    JsonNode value = Json.parse(VALUE.getBytes(StandardCharsets.UTF_8), "value");
    return Template.parse(template).render(value);
  }

  @Test
  void aFunctionWithoutArgumentsIsRefused() {
    assertThatThrownBy(() -> render("{{join}}"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("wrong number of args");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{$a = print $a $a}}",
        "{{$a = printf `%s%s` $a $a}}",
        "{{$a = join (split $a ``) $a}}",
        "{{$a = join $l $a}}",
        "{{$a = println $a $l $a}}",
        "{{$a = json (print $a $a)}}",
        "{{$a = slice (printf `%999s%999s` $a $a) 0}}{{$a = print $a $a}}"
      })
  void textThatDoublesIsRefusedBeforeItIsMade(String doubling) {
    String template =
        "{{$a := `xyz`}}{{$l := split `aaa` ``}}{{range split `%s` ``}}%s{{end}}"
            .formatted("a".repeat(60), doubling);
    assertThatThrownBy(() -> render(template))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("too much text");
  }
}

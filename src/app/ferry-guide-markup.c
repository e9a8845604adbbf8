/* A paragraph of the user guide as Pango markup. See ferry-guide-markup.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-guide-markup.h"

/* What stands around the text of a node. Pango has no keys; theirs is a kind of code. */
static const struct
{
  cmark_node_type type;
  const char *begin, *end;
} spans[] = {
  { CMARK_NODE_EMPH, "<i>", "</i>" },
  { CMARK_NODE_STRONG, "<b>", "</b>" },
};

static void
append_escaped (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (markup, escaped);
}

static void
append_span (GString *markup, cmark_node_type type, gboolean is_begin)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i].type == type)
      g_string_append (markup, is_begin ? spans[i].begin : spans[i].end);
}

static void
append_link (GString *markup, cmark_node *node, gboolean is_begin)
{
  if (!is_begin)
    {
      g_string_append (markup, "</a>");
      return;
    }
  g_string_append (markup, "<a href=\"");
  append_escaped (markup, cmark_node_get_url (node));
  g_string_append (markup, "\">");
}

static void
append_node (GString *markup, cmark_node *node, gboolean is_begin)
{
  cmark_node_type type = cmark_node_get_type (node);

  switch (type)
    {
    case CMARK_NODE_TEXT:
      append_escaped (markup, cmark_node_get_literal (node));
      break;

    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (markup, ' ');
      break;

    case CMARK_NODE_LINEBREAK:
      g_string_append_c (markup, '\n');
      break;

    case CMARK_NODE_CODE:
      g_string_append (markup, "<tt>");
      append_escaped (markup, cmark_node_get_literal (node));
      g_string_append (markup, "</tt>");
      break;

    case CMARK_NODE_HTML_INLINE:
      if (g_strcmp0 (cmark_node_get_literal (node), "<kbd>") == 0)
        g_string_append (markup, "<b>");
      else if (g_strcmp0 (cmark_node_get_literal (node), "</kbd>") == 0)
        g_string_append (markup, "</b>");
      break;

    case CMARK_NODE_LINK:
      append_link (markup, node, is_begin);
      break;

    default:
      append_span (markup, type, is_begin);
    }
}

/**
 * ferry_guide_markup_from_inlines:
 * @block: a paragraph or a heading
 *
 * Returns: (transfer full): what is in it, for gtk_label_set_markup()
 */
char *
ferry_guide_markup_from_inlines (cmark_node *block)
{
  GString *markup = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (cmark_iter_get_node (iter) != block)
      append_node (markup, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  return g_string_free (markup, FALSE);
}

/**
 * ferry_guide_markup_dup_plain:
 * @block: any node
 *
 * Returns: (transfer full): its words alone, to be searched or shown as a title
 */
char *
ferry_guide_markup_dup_plain (cmark_node *block)
{
  GString *text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      const char *literal = cmark_node_get_literal (node);

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) != CMARK_NODE_HTML_INLINE &&
          literal != NULL)
        g_string_append (text, literal);
      else if (cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK)
        g_string_append_c (text, ' ');
      else if (event == CMARK_EVENT_EXIT && node != block)
        g_string_append (text, cmark_node_get_type (node) >= CMARK_NODE_FIRST_INLINE ? "" : "\n");
    }
  cmark_iter_free (iter);
  return g_string_free (text, FALSE);
}

/* A page of the user guide as widgets. See ferry-guide-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-guide-page.h"

#include "ferry-guide-markup.h"

#include <string.h>

#define RESOURCES "/io/github/ferryftp/Ferry/guide"

/* In the order of the list; each is NAME.md in the folder of a language. */
static const char *const names[] = {
  "first-connection",   "moving-in", "sites", "copying", "editing", "synchronizing", "keys",
  "passive-and-active", "firewalls", "ec2",   "vsftpd",  "names",   "terminal",      "your-data",
};

typedef struct
{
  GCallback link_activated;
  gpointer user_data; /* borrowed */
} Links;

static GBytes *
look_up (const char *language, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES "/", language, "/", name, ".md", NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* In the user's language; %NULL where there is no such page. */
static GBytes *
look_up_translated (const char *name)
{
  const char *const *languages = g_get_language_names ();
  GBytes *bytes = NULL;

  for (guint i = 0; bytes == NULL && languages[i] != NULL; i++)
    bytes = look_up (languages[i], name);
  return bytes;
}

/* @is_english: (out) (optional): whether nobody has translated it */
static cmark_node *
parse_page (const char *name, gboolean *is_english)
{
  g_autoptr (GBytes) bytes = look_up_translated (name);

  if (is_english != NULL)
    *is_english = bytes == NULL;
  if (bytes == NULL)
    bytes = look_up ("en", name);
  if (bytes == NULL)
    return NULL;
  return cmark_parse_document (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               CMARK_OPT_DEFAULT);
}

static GtkWidget *
make_label (const char *markup, const Links *links)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  g_signal_connect (label, "activate-link", links->link_activated, links->user_data);
  return label;
}

static GtkWidget *
make_text (cmark_node *node, const Links *links)
{
  g_autofree char *markup = ferry_guide_markup_from_inlines (node);

  return make_label (markup, links);
}

static GtkWidget *
make_heading (cmark_node *node, const Links *links)
{
  static const char *const classes[] = { "title-2", "title-4", "heading" };
  guint level = CLAMP ((guint) cmark_node_get_heading_level (node), 1, G_N_ELEMENTS (classes));
  g_autofree char *markup = ferry_guide_markup_from_inlines (node);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", markup, "use-markup", TRUE, "wrap", TRUE, "xalign", 0.0,
                                   "margin-top", level == 1 ? 0 : 12, NULL);

  gtk_widget_add_css_class (label, classes[level - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  return label;
}

static GtkWidget *
make_code (cmark_node *node)
{
  g_autofree char *text = g_strchomp (g_strdup (cmark_node_get_literal (node)));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "guide-code");
  return label;
}

static GtkWidget *
make_picture (cmark_node *image)
{
  g_autofree char *path = g_strconcat (RESOURCES "/", cmark_node_get_url (image), NULL);
  g_autofree char *description = ferry_guide_markup_dup_plain (image);
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), description);
  gtk_widget_add_css_class (picture, "guide-picture");
  return picture;
}

static void append_blocks (GtkWidget *box, cmark_node *parent, const Links *links);

/* Each item: its mark, and beside it what it says. */
static GtkWidget *
make_list (cmark_node *list, const Links *links)
{
  gboolean is_ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  GtkWidget *grid =
      g_object_new (GTK_TYPE_GRID, "column-spacing", 9, "row-spacing", 6, "margin-start", 6, NULL);
  int row = 0;

  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item), row++)
    {
      g_autofree char *mark = is_ordered ? g_strdup_printf ("%d.", row + 1) : g_strdup ("•");
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_grid_attach (
          GTK_GRID (grid),
          g_object_new (GTK_TYPE_LABEL, "label", mark, "yalign", 0.0, "xalign", 1.0, NULL), 0, row,
          1, 1);
      gtk_widget_set_hexpand (content, TRUE);
      append_blocks (content, item, links);
      gtk_grid_attach (GTK_GRID (grid), content, 1, row, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_block (cmark_node *node, const Links *links)
{
  cmark_node *first = cmark_node_first_child (node);

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      return make_heading (node, links);

    case CMARK_NODE_CODE_BLOCK:
      return make_code (node);

    case CMARK_NODE_LIST:
      return make_list (node, links);

    case CMARK_NODE_PARAGRAPH:
      return first != NULL && cmark_node_get_type (first) == CMARK_NODE_IMAGE
                 ? make_picture (first)
                 : make_text (node, links);

    default:
      return NULL;
    }
}

static void
append_blocks (GtkWidget *box, cmark_node *parent, const Links *links)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node))
    {
      GtkWidget *block = make_block (node, links);

      if (block != NULL)
        gtk_box_append (GTK_BOX (box), block);
    }
}

/* English reads from left to right in any window. */
static void
run_left_to_right (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    run_left_to_right (child);
}

static void
page_free (gpointer data)
{
  FerryGuidePage *page = data;

  g_free (page->name);
  g_free (page->title);
  g_free (page->words);
  g_free (page);
}

static char *
dup_title (cmark_node *document)
{
  cmark_node *first = cmark_node_first_child (document);

  return first != NULL ? ferry_guide_markup_dup_plain (first) : g_strdup ("");
}

/**
 * ferry_guide_pages_load:
 *
 * Returns: (transfer full) (element-type FerryGuidePage): all pages in their order
 */
GPtrArray *
ferry_guide_pages_load (void)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (page_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      cmark_node *document = parse_page (names[i], NULL);
      g_autofree char *words = NULL;
      FerryGuidePage *page;

      if (document == NULL)
        continue;
      page = g_new0 (FerryGuidePage, 1);
      words = ferry_guide_markup_dup_plain (document);
      page->name = g_strdup (names[i]);
      page->title = dup_title (document);
      page->words = g_utf8_casefold (words, -1);
      g_ptr_array_add (pages, page);
      cmark_node_free (document);
    }
  return pages;
}

/**
 * ferry_guide_page_build:
 * @link_activated: "activate-link" of GtkLabel; a link to another page is "NAME.md"
 *
 * Returns: (transfer floating) (nullable): the page; %NULL if there is none of that name
 */
GtkWidget *
ferry_guide_page_build (const char *name, GCallback link_activated, gpointer user_data)
{
  const Links links = { link_activated, user_data };
  gboolean is_english;
  cmark_node *document = parse_page (name, &is_english);
  GtkWidget *box;

  if (document == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "guide-page");
  append_blocks (box, document, &links);
  if (is_english)
    run_left_to_right (box);
  cmark_node_free (document);
  return box;
}

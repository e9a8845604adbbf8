/* One entry for everything. See ferry-palette.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-palette.h"

#include "ferry-palette-item.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_SHOWN 60

struct _FerryPalette
{
  GtkWindow parent_instance;

  FerryWindow *window; /* borrowed; it destroys this one with itself */
  GPtrArray *items;    /* owned; all there are */
  GPtrArray *shown;    /* owned; in the order of the rows */

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (FerryPalette, ferry_palette, GTK_TYPE_WINDOW)

typedef struct
{
  FerryPaletteItem *item; /* borrowed */
  int score;
  guint place; /* among equals the order stays */
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;

  if (left->score != right->score)
    return right->score - left->score;
  return left->place < right->place ? -1 : 1;
}

static GtkWidget *
make_row (FerryPaletteItem *item)
{
  const char *keys = ferry_palette_item_get_keys (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", ferry_palette_item_get_title (item),
                                   "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL);
  GtkWidget *detail =
      g_object_new (GTK_TYPE_LABEL, "label", ferry_palette_item_get_detail (item), "xalign", 0.0,
                    "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_autofree char *name = g_strdup_printf ("%s, %s", ferry_palette_item_get_title (item),
                                           ferry_palette_item_get_detail (item));

  if (ferry_palette_item_is_possible (item))
    gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (ferry_palette_item_get_icon (item)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  if (keys != NULL)
    {
      GtkWidget *label = gtk_label_new (keys);

      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, ferry_palette_item_is_possible (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static gboolean
is_address (const char *typed)
{
  return g_ascii_strncasecmp (typed, "ftp://", 6) == 0 ||
         g_ascii_strncasecmp (typed, "ftps://", 7) == 0 ||
         g_ascii_strncasecmp (typed, "ftpes://", 8) == 0;
}

/* Without the ftp:// before it: "user@host", "ftp.example.org/folder". */
static gboolean
is_like_host (const char *typed)
{
  return strpbrk (typed, ".@/:") != NULL && strpbrk (typed, " \t\\") == NULL &&
         strstr (typed, "://") == NULL;
}

static FerryPaletteItem *
new_address (const char *typed)
{
  g_autofree char *url =
      is_address (typed) ? g_strdup (typed) : g_strconcat ("ftp://", typed, NULL);

  return ferry_palette_item_new_url (url);
}

static void
add_address (GArray *hits, FerryPaletteItem *address)
{
  Hit hit = { address, G_MAXINT, 0 };

  g_array_append_val (hits, hit);
}

static void
show_hits (FerryPalette *self, GArray *hits)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < MIN (hits->len, MOST_SHOWN); i++)
    {
      FerryPaletteItem *item = g_array_index (hits, Hit, i).item;

      g_ptr_array_add (self->shown, g_object_ref (item));
      gtk_list_box_append (self->list, make_row (item));
    }
  if (self->shown->len > 0 && ferry_palette_item_is_possible (self->shown->pdata[0]))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "list" : "none");
}

/* At once: "search-changed" comes later, and Enter would do what stood first before. */
static void
on_text_changed (GtkEditable *entry, FerryPalette *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (FerryPaletteItem) address = is_address (typed) ? new_address (typed) : NULL;

  if (address != NULL)
    add_address (hits, address);
  for (guint i = 0; i < self->items->len; i++)
    {
      FerryPaletteItem *item = g_ptr_array_index (self->items, i);
      Hit hit = { item, ferry_palette_item_match (item, typed), i + 1 };

      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  if (hits->len == 0 && is_like_host (typed))
    {
      address = new_address (typed);
      add_address (hits, address);
    }
  g_array_sort (hits, compare_hits);
  show_hits (self, hits);
}

static void
run (FerryPalette *self, GtkListBoxRow *row)
{
  g_autoptr (FerryPaletteItem) item = NULL;
  FerryWindow *window = self->window;

  if (row == NULL)
    return;
  item = g_object_ref (g_ptr_array_index (self->shown, (guint) gtk_list_box_row_get_index (row)));
  gtk_window_destroy (GTK_WINDOW (self));
  ferry_palette_item_run (item, window);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, FerryPalette *self)
{
  run (self, row);
}

static void
on_entry_activated (GtkSearchEntry *entry, FerryPalette *self)
{
  run (self, gtk_list_box_get_selected_row (self->list));
}

/* Up and down choose while one goes on typing. */
static void
move (FerryPalette *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index);

  if (index < 0 || next == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (next)))
    return;
  gtk_list_box_select_row (self->list, next);
  gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
go_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (FERRY_PALETTE (widget), -1);
}

static void
go_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (FERRY_PALETTE (widget), 1);
}

static void
ferry_palette_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_PALETTE);

  G_OBJECT_CLASS (ferry_palette_parent_class)->dispose (object);
}

static void
ferry_palette_finalize (GObject *object)
{
  FerryPalette *self = FERRY_PALETTE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (ferry_palette_parent_class)->finalize (object);
}

static void
ferry_palette_class_init (FerryPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_palette_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/palette.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, FerryPalette, list);
  gtk_widget_class_bind_template_child (widget_class, FerryPalette, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "palette.up", NULL, go_up);
  gtk_widget_class_install_action (widget_class, "palette.down", NULL, go_down);
}

static void
ferry_palette_init (FerryPalette *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_palette_present:
 * @window: whose sites and commands it finds
 */
void
ferry_palette_present (FerryWindow *window)
{
  FerryPalette *self =
      g_object_new (FERRY_TYPE_PALETTE, "transient-for", window, "modal", TRUE, NULL);

  self->window = window;
  self->items = ferry_palette_items_new (window);
  on_text_changed (GTK_EDITABLE (self->entry), self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_window_present (GTK_WINDOW (self));
}

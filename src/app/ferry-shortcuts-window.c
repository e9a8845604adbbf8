/* All keys, in a window: one table, two columns of groups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-shortcuts-window.h"

#include <glib/gi18n.h>

/* A line without keys begins a group. */
typedef struct
{
  const char *text;
  const char *keys; /* as GtkShortcutTrigger reads them */
} Line;

static const Line first_column[] = {
  { N_ ("Server"), NULL },
  { N_ ("New connection"), "<Control>k" },
  { N_ ("Disconnect"), "<Control><Shift>k" },
  { N_ ("Sites"), "<Control>s" },
  { N_ ("Diagnose"), "<Control><Shift>d" },
  { N_ ("Carry Over"), NULL },
  { N_ ("Upload the selection"), "<Control>u" },
  { N_ ("Download the selection"), "<Control>d" },
  { N_ ("Copy to the other side"), "<Control><Shift>c" },
  { N_ ("Move to the other side"), "<Control><Shift>m" },
  { N_ ("Copy and paste files"), "<Control>c" },
  { N_ ("Tabs and Sides"), NULL },
  { N_ ("New tab"), "<Control>t" },
  { N_ ("Close the tab"), "<Control>w" },
  { N_ ("Next tab"), "<Control>Tab" },
  { N_ ("Previous tab"), "<Control><Shift>Tab" },
  { N_ ("Go to the other side"), "F6" },
  { N_ ("Swap sides"), "<Shift>F6" },
  { N_ ("Same folder on the other side"), "<Control>period" },
  { N_ ("Browse both sides together"), "<Control>y" },
  { N_ ("Compare folders"), "<Shift>F2" },
  { N_ ("Synchronize"), "<Control><Shift>s" },
  { N_ ("Window"), NULL },
  { N_ ("Show hidden files"), "<Control>h" },
  { N_ ("Show transfers and log"), "F9" },
  { N_ ("Transfers"), "<Control>1" },
  { N_ ("Log"), "<Control>2" },
  { N_ ("Connections"), "<Control>3" },
  { N_ ("History"), "<Control>4" },
  { N_ ("Main menu"), "F10" },
  { N_ ("Edited files"), "<Control>e" },
  { N_ ("Preferences"), "<Control>comma" },
  { N_ ("Keyboard shortcuts"), "<Control>question" },
  { N_ ("Guide"), "F1" },
  { N_ ("Quit"), "<Control>q" },
};

static const Line second_column[] = {
  { N_ ("Folders"), NULL },
  { N_ ("Type a path"), "<Control>l" },
  { N_ ("Parent folder"), "<Alt>Up" },
  { N_ ("Back"), "<Alt>Left" },
  { N_ ("Forward"), "<Alt>Right" },
  { N_ ("Home"), "<Alt>Home" },
  { N_ ("Refresh"), "F5" },
  { N_ ("Filter"), "<Control>f" },
  { N_ ("Search below"), "<Control><Shift>f" },
  { N_ ("Folder tree"), "F12" },
  { N_ ("Places and bookmarks"), "<Control>g" },
  { N_ ("Bookmark this folder"), "<Control>b" },
  { N_ ("Files"), NULL },
  { N_ ("Open"), "Return" },
  { N_ ("Quick look"), "space" },
  { N_ ("Edit"), "F4" },
  { N_ ("Rename"), "F2" },
  { N_ ("New folder"), "<Control><Shift>n" },
  { N_ ("New file"), "<Shift>F4" },
  { N_ ("Properties"), "<Alt>Return" },
  { N_ ("Folder sizes"), "<Alt><Shift>Return" },
  { N_ ("Delete"), "Delete" },
  { N_ ("Undo"), "<Control>z" },
  { N_ ("Redo"), "<Control><Shift>z" },
  { N_ ("Select all"), "<Control>a" },
  { N_ ("Context menu"), "<Shift>F10" },
};

static GtkWidget *
make_key_label (const char *keys)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys);
  g_autofree char *text = gtk_shortcut_trigger_to_label (trigger, gdk_display_get_default ());
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
make_column (const Line *lines, int n_lines)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  for (int row = 0; row < n_lines; row++)
    {
      GtkWidget *text = gtk_label_new (_ (lines[row].text));

      gtk_label_set_xalign (GTK_LABEL (text), 0);
      if (lines[row].keys != NULL)
        {
          gtk_grid_attach (GTK_GRID (grid), make_key_label (lines[row].keys), 0, row, 1, 1);
          gtk_grid_attach (GTK_GRID (grid), text, 1, row, 1, 1);
          continue;
        }
      gtk_widget_add_css_class (text, "heading");
      gtk_widget_set_margin_top (text, row > 0 ? 12 : 0);
      gtk_grid_attach (GTK_GRID (grid), text, 0, row, 2, 1);
    }
  return grid;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * ferry_shortcuts_window_present:
 * @parent: the window whose keys they are
 */
void
ferry_shortcuts_window_present (GtkWindow *parent)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);

  gtk_widget_add_css_class (box, "shortcuts");
  gtk_box_append (GTK_BOX (box), make_column (first_column, G_N_ELEMENTS (first_column)));
  gtk_box_append (GTK_BOX (box), make_column (second_column, G_N_ELEMENTS (second_column)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 600);

  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard Shortcuts"));
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  add_escape (window);
  gtk_window_present (GTK_WINDOW (window));
}

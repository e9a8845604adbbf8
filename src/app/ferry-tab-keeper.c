/* What is remembered of the tabs. The sides differ only in the settings, which is a table. See
 * ferry-tab-keeper.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tab-keeper.h"

#include "ferry-demo.h"
#include "ferry-tab-note.h"
#include "ferry-url.h"

#define DELAY 1 /* seconds: who goes through folders writes once */

enum
{
  LEFT,
  RIGHT,
  N_SIDES
};

static const struct
{
  const char *tabs;
  const char *shown;
  gboolean is_server; /* the first tab of all */
} keys[N_SIDES] = {
  [LEFT] = { "left-tabs", "left-tab", FALSE },
  [RIGHT] = { "right-tabs", "right-tab", TRUE },
};

struct _FerryTabKeeper
{
  GObject parent_instance;

  GSettings *settings; /* owned */
  guint write_timeout;
  gboolean is_over; /* the window closes */

  FerrySide *sides[N_SIDES]; /* borrowed from the window */
};

G_DEFINE_FINAL_TYPE (FerryTabKeeper, ferry_tab_keeper, G_TYPE_OBJECT)

static FerryTabNote *
make_note (FerryTab *tab)
{
  const FerryServer *server = ferry_session_get_last_server (ferry_tab_get_session (tab));
  FerryTabNote *note = ferry_tab_note_new (ferry_tab_get_kind (tab) == FERRY_SIDE_SERVER);

  note->local_folder = g_strdup (ferry_tab_get_folder (tab, FERRY_SIDE_LOCAL));
  if (server == NULL || ferry_demo_is_server (server))
    return note;
  note->server_url = ferry_url_format (server, NULL);
  note->server_folder = g_strdup (ferry_tab_get_folder (tab, FERRY_SIDE_SERVER));
  return note;
}

static void
write_side (FerryTabKeeper *self, int i)
{
  FerrySide *side = self->sides[i];
  g_autoptr (GVariant) last = g_settings_get_value (self->settings, keys[i].tabs);
  g_autoptr (GVariant) tabs = NULL;
  guint shown = 0;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint n = 0; n < ferry_side_get_n_tabs (side); n++)
    {
      FerryTab *tab = ferry_side_get_nth_tab (side, n);
      g_autoptr (FerryTabNote) note = make_note (tab);

      g_variant_builder_add_value (&builder, ferry_tab_note_to_variant (note));
      shown = tab == ferry_side_get_tab (side) ? n : shown;
    }
  tabs = g_variant_ref_sink (g_variant_builder_end (&builder));
  /* A file would be written even for the same value. */
  if (!g_variant_equal (tabs, last))
    g_settings_set_value (self->settings, keys[i].tabs, tabs);
  if (g_settings_get_uint (self->settings, keys[i].shown) != shown)
    g_settings_set_uint (self->settings, keys[i].shown, shown);
}

static gboolean
on_write_due (gpointer user_data)
{
  FerryTabKeeper *self = user_data;

  self->write_timeout = 0;
  for (int i = 0; i < N_SIDES; i++)
    write_side (self, i);
  return G_SOURCE_REMOVE;
}

static void
on_changed (FerryTabKeeper *self)
{
  if (!self->is_over && self->write_timeout == 0)
    self->write_timeout = g_timeout_add_seconds (DELAY, on_write_due, self);
}

static void
on_tab_added (FerrySide *side, FerryTab *tab, FerryTabKeeper *self)
{
  g_signal_connect_object (tab, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

static void
on_tab_removed (FerrySide *side, FerryTab *tab, FerryTabKeeper *self)
{
  g_signal_handlers_disconnect_by_data (tab, self);
  on_changed (self);
}

static void
ferry_tab_keeper_dispose (GObject *object)
{
  FerryTabKeeper *self = FERRY_TAB_KEEPER (object);

  g_clear_handle_id (&self->write_timeout, g_source_remove);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_tab_keeper_parent_class)->dispose (object);
}

static void
ferry_tab_keeper_class_init (FerryTabKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_tab_keeper_dispose;
}

static void
ferry_tab_keeper_init (FerryTabKeeper *self)
{
}

/**
 * ferry_tab_keeper_new:
 * @left: (transfer none): must outlive this, as the right one
 */
FerryTabKeeper *
ferry_tab_keeper_new (FerrySide *left, FerrySide *right, GSettings *settings)
{
  FerryTabKeeper *self = g_object_new (FERRY_TYPE_TAB_KEEPER, NULL);

  self->sides[LEFT] = left;
  self->sides[RIGHT] = right;
  self->settings = g_object_ref (settings);
  for (int i = 0; i < N_SIDES; i++)
    {
      g_signal_connect_object (self->sides[i], "tab-added", G_CALLBACK (on_tab_added), self, 0);
      g_signal_connect_object (self->sides[i], "tab-removed", G_CALLBACK (on_tab_removed), self, 0);
      g_signal_connect_object (self->sides[i], "tab-shown", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}

/* With all that the user set for it, limits and mode too. */
static FerryServer *
dup_server (const FerryTabNote *note, FerryRecentStore *recents)
{
  g_autoptr (FerryServer) server =
      note->server_url != NULL ? ferry_url_parse (note->server_url, NULL, NULL) : NULL;
  FerryRecent *recent = server != NULL ? ferry_recent_store_find (recents, server) : NULL;

  return recent != NULL ? ferry_server_copy (ferry_recent_get_server (recent))
                        : g_steal_pointer (&server);
}

static void
apply_note (FerryTab *tab, const FerryTabNote *note, FerryRecentStore *recents)
{
  g_autoptr (FerryServer) server = dup_server (note, recents);

  ferry_tab_open_local (tab, note->local_folder);
  if (server != NULL)
    ferry_session_prepare (ferry_tab_get_session (tab), server, note->server_folder);
  if (note->is_server)
    ferry_tab_open_remote (tab, note->server_folder);
}

static void
restore_side (FerryTabKeeper *self, int i, FerrySides *sides, FerryRecentStore *recents)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, keys[i].tabs);
  guint count = (guint) g_variant_n_children (value);
  guint shown = g_settings_get_uint (self->settings, keys[i].shown);

  /* Each is added behind the one in front, which is the first. */
  for (guint n = 0; n < MAX (count, 1); n++)
    {
      g_autoptr (GVariant) child =
          count > 0 ? g_variant_get_child_value (value, (count - n) % count) : NULL;
      g_autoptr (FerryTabNote) note = child != NULL ? ferry_tab_note_from_variant (child)
                                                    : ferry_tab_note_new (keys[i].is_server);

      apply_note (ferry_sides_add_tab (sides, self->sides[i], NULL), note, recents);
    }
  ferry_side_show_tab (self->sides[i],
                       ferry_side_get_nth_tab (self->sides[i], MIN (shown, MAX (count, 1) - 1)));
}

/**
 * ferry_tab_keeper_restore:
 * @recents: (transfer none): what is known of their servers
 *
 * Adds the tabs of the last time to @sides.
 */
void
ferry_tab_keeper_restore (FerryTabKeeper *self, FerrySides *sides, FerryRecentStore *recents)
{
  for (int i = 0; i < N_SIDES; i++)
    restore_side (self, i, sides, recents);
}

/**
 * ferry_tab_keeper_end:
 *
 * Writes the tabs for the last time, and with each server the folder to begin in. That they go with
 * the window does not concern the next one.
 */
void
ferry_tab_keeper_end (FerryTabKeeper *self)
{
  self->is_over = TRUE;
  g_clear_handle_id (&self->write_timeout, g_source_remove);
  for (int i = 0; i < N_SIDES; i++)
    {
      write_side (self, i);
      for (guint n = 0; n < ferry_side_get_n_tabs (self->sides[i]); n++)
        {
          FerryTab *tab = ferry_side_get_nth_tab (self->sides[i], n);
          const char *folder = ferry_tab_get_folder (tab, FERRY_SIDE_SERVER);

          if (folder != NULL)
            ferry_session_remember_folder (ferry_tab_get_session (tab), folder);
        }
    }
}

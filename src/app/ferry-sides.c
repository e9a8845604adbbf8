/* The two sides of the window and their tabs. See ferry-sides.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sides.h"

#include "ferry-closed-tabs.h"
#include "ferry-direction.h"
#include "ferry-local-place.h"
#include "ferry-pane-entries.h"
#include "ferry-tab-keeper.h"

enum
{
  LEFT,
  RIGHT,
  N_SIDES
};

/* The setting that the columns are remembered by. */
static const char *const states[N_SIDES] = { [LEFT] = "left-state", [RIGHT] = "right-state" };

struct _FerrySides
{
  GObject parent_instance;

  FerrySessions *sessions; /* owned */
  GSettings *settings;     /* owned */
  FerryPlace *computer;    /* owned */
  FerryTabKeeper *keeper;  /* owned */
  FerryClosedTabs *closed; /* owned */

  FerrySide *sides[N_SIDES]; /* borrowed from the window, which owns this */
  int active;
};

G_DEFINE_FINAL_TYPE (FerrySides, ferry_sides, G_TYPE_OBJECT)

enum
{
  TAB_CREATED,
  SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The server of the side that is worked in, else of the other one, else the one before. */
static FerrySession *
choose_session (FerrySides *self)
{
  FerrySession *current = ferry_sessions_get_current (self->sessions);

  if (ferry_side_get_kind (self->sides[self->active]) == FERRY_SIDE_SERVER)
    return ferry_side_get_session (self->sides[self->active]);
  if (ferry_side_get_kind (self->sides[!self->active]) == FERRY_SIDE_SERVER)
    return ferry_side_get_session (self->sides[!self->active]);
  return current != NULL && ferry_sides_find_tab (self, current) != NULL
             ? current
             : ferry_side_get_session (self->sides[RIGHT]);
}

static void
update (FerrySides *self)
{
  /* While tabs are moved about, a side may have none. */
  for (int i = 0; i < N_SIDES; i++)
    if (ferry_side_get_tab (self->sides[i]) == NULL)
      return;
  ferry_sessions_set_current (self->sessions, choose_session (self));
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

static int
index_of (FerrySides *self, FerrySide *side)
{
  return side == self->sides[LEFT] ? LEFT : RIGHT;
}

static void
on_tab_shown (FerrySide *side, FerryTab *tab, FerrySides *self)
{
  self->active = index_of (self, side);
  update (self);
}

/* A server that has just been connected takes the keyboard, if the user waits for it. */
static void
on_connected (FerrySides *self, FerrySession *session)
{
  int order[] = { self->active, !self->active };

  for (int i = 0; i < N_SIDES; i++)
    {
      FerryTab *tab = ferry_side_get_tab (self->sides[order[i]]);

      if (ferry_sessions_get_current (self->sessions) != session || tab == NULL ||
          ferry_tab_get_session (tab) != session || ferry_tab_get_kind (tab) != FERRY_SIDE_SERVER)
        continue;
      ferry_pane_grab_list_focus (ferry_tab_get_pane (tab));
      return;
    }
}

static void
ferry_sides_dispose (GObject *object)
{
  FerrySides *self = FERRY_SIDES (object);

  for (int i = 0; i < N_SIDES; i++)
    if (self->sides[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->sides[i], self);
  g_clear_pointer (&self->closed, ferry_closed_tabs_free);
  g_clear_object (&self->keeper);
  g_clear_object (&self->sessions);
  g_clear_object (&self->settings);
  g_clear_object (&self->computer);

  G_OBJECT_CLASS (ferry_sides_parent_class)->dispose (object);
}

static void
ferry_sides_class_init (FerrySidesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_sides_dispose;

  signals[TAB_CREATED] = g_signal_new ("tab-created", FERRY_TYPE_SIDES, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, FERRY_TYPE_TAB);
  signals[SHOWN_CHANGED] = g_signal_new ("shown-changed", FERRY_TYPE_SIDES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_sides_init (FerrySides *self)
{
  self->computer = ferry_local_place_new ();
  self->closed = ferry_closed_tabs_new ();
}

/**
 * ferry_sides_new:
 * @left: (transfer none): must outlive this, as the right one
 *
 * Returns: (transfer full): without tabs, until ferry_sides_restore()
 */
FerrySides *
ferry_sides_new (FerrySide *left, FerrySide *right, FerrySessions *sessions, GSettings *settings)
{
  FerrySides *self = g_object_new (FERRY_TYPE_SIDES, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (left), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ferry_direction_translate ("Left side"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (right), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ferry_direction_translate ("Right side"), -1);
  self->sides[LEFT] = left;
  self->sides[RIGHT] = right;
  self->sessions = g_object_ref (sessions);
  self->settings = g_object_ref (settings);
  self->keeper = ferry_tab_keeper_new (left, right, settings);
  g_signal_connect_object (sessions, "connected", G_CALLBACK (on_connected), self,
                           G_CONNECT_SWAPPED);
  for (int i = 0; i < N_SIDES; i++)
    {
      g_signal_connect (self->sides[i], "tab-shown", G_CALLBACK (on_tab_shown), self);
      g_signal_connect_swapped (self->sides[i], "notify::kind", G_CALLBACK (update), self);
    }
  return self;
}

/**
 * ferry_sides_add_tab:
 * @session: (nullable) (transfer none): to share with another tab; %NULL for one of its own
 *
 * Adds a tab with the columns of the one in front. It is not in front itself, and shows nothing
 * until it is told what.
 *
 * Returns: (transfer none): the tab
 */
FerryTab *
ferry_sides_add_tab (FerrySides *self, FerrySide *side, FerrySession *session)
{
  g_autoptr (FerrySession) own =
      session != NULL ? g_object_ref (session) : ferry_sessions_create (self->sessions);
  FerryTab *tab = ferry_tab_new (self->computer, own);
  FerryPane *pane = ferry_tab_get_pane (tab);
  g_autoptr (GVariant) state =
      ferry_side_get_tab (side) != NULL
          ? ferry_pane_dup_state (ferry_side_get_pane (side))
          : g_settings_get_value (self->settings, states[index_of (self, side)]);

  ferry_pane_apply_state (pane, state);
  g_settings_bind (self->settings, "show-hidden", pane, "show-hidden", G_SETTINGS_BIND_DEFAULT);
  g_signal_emit (self, signals[TAB_CREATED], 0, tab);
  ferry_side_add_tab (side, tab);
  return tab;
}

/* A server that no tab shows any more is left; a tab that is opened again may return to it. */
static void
close_tab (FerrySides *self, FerrySide *side, FerryTab *tab)
{
  FerrySession *session = ferry_tab_get_session (tab);

  ferry_closed_tabs_push (self->closed, side, tab);
  ferry_side_remove_tab (side, tab);
  if (ferry_sides_find_tab (self, session) == NULL)
    ferry_session_disconnect (session);
}

/**
 * ferry_sides_close_tab:
 *
 * In place of the last tab of a side another one comes: of the same folder, without the server.
 */
void
ferry_sides_close_tab (FerrySides *self, FerryTab *tab)
{
  FerrySide *side = ferry_sides_get_side_of (self, tab);

  if (ferry_side_get_n_tabs (side) == 1)
    {
      FerryTab *added = ferry_sides_add_tab (self, side, NULL);

      ferry_tab_open_local (added, ferry_tab_get_folder (tab, FERRY_SIDE_LOCAL));
      if (ferry_tab_get_kind (tab) == FERRY_SIDE_SERVER)
        ferry_tab_open_remote (added, NULL);
      ferry_side_show_tab (side, added);
    }
  close_tab (self, side, tab);
  update (self);
}

/**
 * ferry_sides_reopen_tab:
 * @side: (out) (transfer none): where it is again
 *
 * Returns: (transfer none) (nullable): the tab that was closed last, as it was; %NULL if none was
 */
FerryTab *
ferry_sides_reopen_tab (FerrySides *self, FerrySide **side)
{
  g_autoptr (FerryTab) tab = ferry_closed_tabs_pop (self->closed, side);

  if (tab == NULL)
    return NULL;
  ferry_side_add_tab (*side, tab);
  return tab;
}

/**
 * ferry_sides_swap:
 *
 * All tabs of the left go to the right, and the other way round. Who worked in one still does.
 */
void
ferry_sides_swap (FerrySides *self)
{
  FerryTab *shown[N_SIDES];
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) right = NULL;

  for (int i = 0; i < N_SIDES; i++)
    shown[i] = ferry_side_get_tab (self->sides[i]);
  left = ferry_side_take_tabs (self->sides[LEFT]);
  right = ferry_side_take_tabs (self->sides[RIGHT]);
  ferry_side_give_tabs (self->sides[LEFT], right, shown[RIGHT]);
  ferry_side_give_tabs (self->sides[RIGHT], left, shown[LEFT]);
  self->active = !self->active;
  for (int i = 0; i < N_SIDES; i++)
    g_object_notify (G_OBJECT (self->sides[i]), "kind");
}

/**
 * ferry_sides_get_active:
 *
 * Returns: (transfer none): the side that had the keyboard focus last
 */
FerrySide *
ferry_sides_get_active (FerrySides *self)
{
  return self->sides[self->active];
}

/**
 * ferry_sides_set_active:
 */
void
ferry_sides_set_active (FerrySides *self, FerrySide *side)
{
  if (self->active == index_of (self, side))
    return;
  self->active = index_of (self, side);
  update (self);
}

/**
 * ferry_sides_get_other:
 *
 * Returns: (transfer none): the side across from @side
 */
FerrySide *
ferry_sides_get_other (FerrySides *self, FerrySide *side)
{
  return self->sides[!index_of (self, side)];
}

/**
 * ferry_sides_get_side_of:
 *
 * Returns: (transfer none): where @tab is
 */
FerrySide *
ferry_sides_get_side_of (FerrySides *self, FerryTab *tab)
{
  return FERRY_SIDE (gtk_widget_get_ancestor (GTK_WIDGET (tab), FERRY_TYPE_SIDE));
}

static gboolean
shows_session (FerryTab *tab, FerrySession *session)
{
  return ferry_tab_get_session (tab) == session && ferry_tab_get_kind (tab) == FERRY_SIDE_SERVER;
}

/**
 * ferry_sides_find_tab:
 *
 * Returns: (transfer none) (nullable): the tab that shows the server, one in front before others,
 *   one that could before none
 */
FerryTab *
ferry_sides_find_tab (FerrySides *self, FerrySession *session)
{
  int order[] = { self->active, !self->active };
  FerryTab *hidden = NULL;

  for (int i = 0; i < N_SIDES; i++)
    if (shows_session (ferry_side_get_tab (self->sides[order[i]]), session))
      return ferry_side_get_tab (self->sides[order[i]]);
  for (int i = 0; i < N_SIDES; i++)
    for (guint n = 0; n < ferry_side_get_n_tabs (self->sides[order[i]]); n++)
      {
        FerryTab *tab = ferry_side_get_nth_tab (self->sides[order[i]], n);

        if (shows_session (tab, session))
          return tab;
        if (ferry_tab_get_session (tab) == session)
          hidden = tab;
      }
  return hidden;
}

/**
 * ferry_sides_restore:
 * @recents: (transfer none): what is known of their servers
 *
 * Adds the tabs of the last time. Nothing is connected by this.
 */
void
ferry_sides_restore (FerrySides *self, FerryRecentStore *recents)
{
  ferry_tab_keeper_restore (self->keeper, self, recents);
  self->active = LEFT;
  update (self);
}

/**
 * ferry_sides_end:
 *
 * The window closes: writes tabs and columns into the settings. The tabs are there already but for
 * the last moment.
 */
void
ferry_sides_end (FerrySides *self)
{
  ferry_tab_keeper_end (self->keeper);
  for (int i = 0; i < N_SIDES; i++)
    g_settings_set_value (self->settings, states[i],
                          ferry_pane_dup_state (ferry_side_get_pane (self->sides[i])));
}

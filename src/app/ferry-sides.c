/* Which side of the window shows what. The two sides differ only in the settings that they are
 * remembered by, which is a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sides.h"

#include "ferry-explain.h"
#include "ferry-choices.h"
#include "ferry-local-place.h"
#include "ferry-pane-entries.h"

#include <glib/gi18n.h>

enum
{
  LEFT,
  RIGHT,
  N_SIDES
};

static const struct
{
  const char *kind;
  const char *folder;
  const char *state;
} keys[N_SIDES] = {
  [LEFT] = { "left-side", "left-folder", "left-state" },
  [RIGHT] = { "right-side", "right-folder", "right-state" },
};

struct _FerrySides
{
  GObject parent_instance;

  FerrySession *session; /* owned */
  GSettings *settings;   /* owned */
  FerryPlace *computer;  /* owned */
  char *host;            /* owned; of the last attempt */

  FerrySide *sides[N_SIDES]; /* borrowed from the window, which owns this */
};

G_DEFINE_FINAL_TYPE (FerrySides, ferry_sides, G_TYPE_OBJECT)

/* How data connections go, and whether that was chosen or found. */
static char *
dup_way (FerryRemotePlace *place)
{
  static const char *const names[] = {
    [FERRY_WAY_UNKNOWN] = NULL,
    [FERRY_WAY_EPSV] = N_ ("passive"),
    [FERRY_WAY_PASV] = N_ ("passive by PASV"),
    [FERRY_WAY_ACTIVE] = N_ ("active"),
  };
  FerryMode mode = ferry_remote_place_get_server (place)->mode;
  FerryWay way = mode == FERRY_MODE_ACTIVE ? FERRY_WAY_ACTIVE : ferry_remote_place_get_way (place);

  if (names[way] == NULL)
    return NULL;
  if (mode != FERRY_MODE_AUTOMATIC)
    return g_strdup (_ (names[way]));
  /* Translators: the mode of data connections that Ferry found: “automatic: active” */
  return g_strdup_printf (_ ("automatic: %s"), _ (names[way]));
}

static void
describe_server (FerrySides *self, int i)
{
  FerryPlace *place = ferry_session_get_place (self->session);
  const FerryChoice *mode;
  gboolean is_tls;
  g_autofree char *title = NULL;
  g_autofree char *way = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  if (place == NULL)
    {
      ferry_side_set_about (self->sides[i], NULL, "", NULL);
      return;
    }
  mode =
      ferry_choice_find_value (ferry_mode_choices, ferry_session_get_server (self->session)->mode);
  is_tls = ferry_remote_place_is_tls (FERRY_REMOTE_PLACE (place));
  title = ferry_place_dup_title (place);
  way = dup_way (FERRY_REMOTE_PLACE (place));
  text = way != NULL ? g_strdup_printf ("%s · %s", title, way) : g_strdup (title);
  hint = g_strdup_printf ("%s\n%s\n%s", title, is_tls ? _ ("Encrypted") : _ ("Not encrypted"),
                          _ (mode->hint));
  ferry_side_set_about (
      self->sides[i], is_tls ? "channel-secure-symbolic" : "channel-insecure-symbolic", text, hint);
}

static void
show_computer (FerrySides *self, int i)
{
  FerryPane *pane = ferry_side_get_pane (self->sides[i]);
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, keys[i].folder);
  const char *folder = g_variant_get_bytestring (value);

  ferry_side_set_about (self->sides[i], NULL, "", NULL);
  ferry_side_show_pane (self->sides[i]);
  if (ferry_pane_get_place (pane) != self->computer)
    ferry_pane_set_place (pane, self->computer,
                          *folder != '\0' ? folder : ferry_place_get_home (self->computer));
}

static void
show_server (FerrySides *self, int i, const char *path)
{
  FerryPane *pane = ferry_side_get_pane (self->sides[i]);
  FerryPlace *place = ferry_session_get_place (self->session);

  describe_server (self, i);
  if (ferry_session_get_state (self->session) == FERRY_SESSION_CONNECTING)
    {
      ferry_pane_set_place (pane, NULL, NULL);
      ferry_side_show_connecting (self->sides[i], self->host);
      return;
    }
  ferry_side_show_pane (self->sides[i]);
  if (place == NULL)
    ferry_pane_set_place (pane, NULL, NULL);
  else if (ferry_pane_get_place (pane) != place)
    ferry_pane_set_place (pane, place, path != NULL ? path : ferry_place_get_home (place));
}

static void
show (FerrySides *self, int i, const char *path)
{
  if (ferry_side_get_kind (self->sides[i]) == FERRY_SIDE_LOCAL)
    show_computer (self, i);
  else
    show_server (self, i, path);
}

static void
remember_folder (FerrySides *self, int i)
{
  FerryPane *pane = ferry_side_get_pane (self->sides[i]);
  FerryPlace *place = ferry_pane_get_place (pane);
  const char *path = ferry_pane_get_path (pane);

  if (place == NULL || path == NULL)
    return;
  if (place == self->computer)
    g_settings_set_value (self->settings, keys[i].folder, g_variant_new_bytestring (path));
  else
    ferry_session_remember_folder (self->session, path);
}

static void
on_kind_changed (FerrySide *side, GParamSpec *pspec, FerrySides *self)
{
  int i = side == self->sides[LEFT] ? LEFT : RIGHT;

  remember_folder (self, i);
  g_settings_set_enum (self->settings, keys[i].kind, (int) ferry_side_get_kind (side));
  show (self, i, NULL);
}

static void
on_state_changed (FerrySession *session, GParamSpec *pspec, FerrySides *self)
{
  const FerryServer *server = ferry_session_get_server (session);

  if (server != NULL)
    {
      g_free (self->host);
      self->host = g_strdup (server->host);
    }
  /* When it is connected, "connected" follows and tells the path too. */
  for (int i = 0; i < N_SIDES; i++)
    if (ferry_session_get_state (session) != FERRY_SESSION_CONNECTED)
      show (self, i, NULL);
}

static void
on_connected (FerrySession *session, const char *path, FerrySides *self)
{
  for (int i = 0; i < N_SIDES; i++)
    {
      show (self, i, path);
      if (ferry_side_get_kind (self->sides[i]) == FERRY_SIDE_SERVER)
        ferry_pane_grab_list_focus (ferry_side_get_pane (self->sides[i]));
    }
}

static void
on_server_changed (FerrySession *session, FerrySides *self)
{
  for (int i = 0; i < N_SIDES; i++)
    if (ferry_side_get_kind (self->sides[i]) == FERRY_SIDE_SERVER)
      describe_server (self, i);
}

static void
on_failed (FerrySession *session, const GError *error, FerrySides *self)
{
  g_autoptr (FerryExplanation) explanation =
      ferry_explain (error, ferry_session_get_last_server (session));

  for (int i = 0; i < N_SIDES; i++)
    if (ferry_side_get_kind (self->sides[i]) == FERRY_SIDE_SERVER)
      ferry_side_show_failed (self->sides[i], self->host, explanation);
}

static void
ferry_sides_dispose (GObject *object)
{
  FerrySides *self = FERRY_SIDES (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  for (int i = 0; i < N_SIDES; i++)
    if (self->sides[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->sides[i], self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->computer);

  G_OBJECT_CLASS (ferry_sides_parent_class)->dispose (object);
}

static void
ferry_sides_finalize (GObject *object)
{
  g_free (FERRY_SIDES (object)->host);

  G_OBJECT_CLASS (ferry_sides_parent_class)->finalize (object);
}

static void
ferry_sides_class_init (FerrySidesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_sides_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_sides_finalize;
}

static void
ferry_sides_init (FerrySides *self)
{
  self->computer = ferry_local_place_new ();
}

/**
 * ferry_sides_new:
 * @left: (transfer none): must outlive this, as the right one
 *
 * Returns: (transfer full): keeps both sides at what the session and the settings say
 */
FerrySides *
ferry_sides_new (FerrySide *left, FerrySide *right, FerrySession *session, GSettings *settings)
{
  FerrySides *self = g_object_new (FERRY_TYPE_SIDES, NULL);

  self->sides[LEFT] = left;
  self->sides[RIGHT] = right;
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  for (int i = 0; i < N_SIDES; i++)
    {
      g_autoptr (GVariant) state = g_settings_get_value (settings, keys[i].state);

      ferry_pane_apply_state (ferry_side_get_pane (self->sides[i]), state);
      g_settings_bind (settings, "show-hidden", ferry_side_get_pane (self->sides[i]), "show-hidden",
                       G_SETTINGS_BIND_DEFAULT);
      ferry_side_set_kind (self->sides[i],
                           (FerrySideKind) g_settings_get_enum (settings, keys[i].kind));
      g_signal_connect (self->sides[i], "notify::kind", G_CALLBACK (on_kind_changed), self);
      show (self, i, NULL);
    }
  g_signal_connect (session, "notify::state", G_CALLBACK (on_state_changed), self);
  g_signal_connect (session, "connected", G_CALLBACK (on_connected), self);
  g_signal_connect (session, "server-changed", G_CALLBACK (on_server_changed), self);
  g_signal_connect (session, "failed", G_CALLBACK (on_failed), self);
  return self;
}

/**
 * ferry_sides_make_room_for_server:
 *
 * If both sides show this computer, the right one turns to the server.
 */
void
ferry_sides_make_room_for_server (FerrySides *self)
{
  if (ferry_side_get_kind (self->sides[LEFT]) == FERRY_SIDE_LOCAL &&
      ferry_side_get_kind (self->sides[RIGHT]) == FERRY_SIDE_LOCAL)
    ferry_side_set_kind (self->sides[RIGHT], FERRY_SIDE_SERVER);
}

/**
 * ferry_sides_save:
 *
 * Writes folders and columns into the settings.
 */
void
ferry_sides_save (FerrySides *self)
{
  for (int i = 0; i < N_SIDES; i++)
    {
      remember_folder (self, i);
      g_settings_set_value (self->settings, keys[i].state,
                            ferry_pane_dup_state (ferry_side_get_pane (self->sides[i])));
    }
}

"""How Sphinx makes the web pages; site.py beside this file prepares what it reads."""

project = "Observability, explained by running it"
author = ""
copyright = ""
html_title = project
extensions = ["myst_nb", "sphinx_design"]
exclude_patterns = ["_build"]
html_theme = "sphinx_book_theme"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_show_copyright = False
html_show_sphinx = False
# As the reader's system has it; without a mode the theme complains in the browser's console.
html_context = {"default_mode": "auto"}
html_theme_options = {
    "show_toc_level": 2,
    "use_download_button": True,
    "use_fullscreen_button": False,
    "show_navbar_depth": 1,
    # The theme has a search field of its own at the side.
    "navbar_persistent": [],
}
# The notebooks are committed executed; a page shows that run.
nb_execution_mode = "off"
nb_merge_streams = True
# With a width, a picture is a link to itself; book.css decides how wide it is.
nb_render_image_options = {"width": "100%"}
myst_enable_extensions = ["colon_fence", "smartquotes"]
myst_heading_anchors = 3
# IJava's lexer name.
nb_render_text_lexer = "text"
suppress_warnings = ["mystnb.unknown_mime_type"]

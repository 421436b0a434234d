project = "Neural networks"
extensions = ["myst_parser"]
html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_js_files = [
    ("backprop/backprop-lesson.js", {"defer": "defer"}),
    ("backprop/embed.js", {"defer": "defer"}),
]
